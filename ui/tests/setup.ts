// jsdom lacks a few things every browser has; screens under test get plain stand-ins. Pure tests run without it.
import { afterEach } from 'vitest';

if (typeof window !== 'undefined') {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  HTMLElement.prototype.showPopover ??= () => undefined;
  HTMLElement.prototype.hidePopover ??= () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  Element.prototype.scrollIntoView ??= () => undefined;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
  })) as never;
  const { cleanup, configure } = await import('@testing-library/svelte');
  // What a person sees in the end is the promise; how soon is another question, and a busy machine needs its time.
  configure({ asyncUtilTimeout: 30_000 });
  afterEach(cleanup);
}
