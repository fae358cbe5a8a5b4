// Owns which rows of a long list are in sight, so that thousands of lines cost as much as twenty.
// Must not know what the rows are.

import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import type { Attachment } from 'svelte/attachments';

/** Height to assume where nothing is laid out, as in a test without a window. */
const UNSEEN = 600;

export class Sight {
  /** The rows to draw. */
  rows = $state.raw<VirtualItem[]>([]);
  /** Height of all rows together, in pixels. */
  height = $state(0);
  #list: HTMLElement | null = null;
  #keys: readonly string[] = [];
  #estimate: number;
  #virtual: Virtualizer<HTMLElement, HTMLElement>;

  constructor(estimate: number) {
    this.#estimate = estimate;
    this.#virtual = new Virtualizer(this.#options());
  }

  #options() {
    return {
      count: this.#keys.length,
      getScrollElement: () => this.#list,
      estimateSize: () => this.#estimate,
      getItemKey: (at: number) => this.#keys[at] ?? at,
      overscan: 6,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect: ((instance, tell) =>
        observeElementRect(instance, ({ width, height }) =>
          tell({ width, height: height || UNSEEN }),
        )) as typeof observeElementRect,
      onChange: () => this.#look(),
    };
  }

  #look(): void {
    this.rows = this.#virtual.getVirtualItems();
    this.height = this.#virtual.getTotalSize();
  }

  /** Says which rows there are, by key. */
  hold(keys: readonly string[]): void {
    this.#keys = keys;
    this.#virtual.setOptions(this.#options());
    this.#virtual._willUpdate();
    this.#look();
  }

  /** Brings a row into sight. */
  show(at: number): void {
    if (at >= 0) this.#virtual.scrollToIndex(at, { align: 'auto' });
  }

  /** For the element that scrolls. */
  list: Attachment<HTMLElement> = (element) => {
    this.#list = element;
    const leave = this.#virtual._didMount();
    this.#virtual._willUpdate();
    this.#look();
    return () => {
      leave();
      this.#list = null;
    };
  };

  /** For each row: its true height is taken as soon as it is known. */
  row: Attachment<HTMLElement> = (element) => {
    if (element.offsetHeight > 0) this.#virtual.measureElement(element);
  };
}
