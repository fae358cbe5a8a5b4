// Owns the preview of a handout: the pages as the paper has them, asked for again when the review moves on.
// Must not know how a page is drawn; it comes as a picture.

import type { Audience, FontView, Notice, What } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import type { Trouble } from '../../ipc/host';
import { asTrouble, open } from '../../state/open.svelte';

/** One page as a picture. */
export interface Page {
  url: string;
  /** In points. */
  width: number;
  height: number;
}

/** The size a page says of itself; A4 where it says none. */
export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg.slice(0, 400)) ?? [];
  return { width: Number(width ?? 595.28), height: Number(height ?? 841.89) };
}

class Preview {
  what = $state<What>('summary');
  audience = $state<Audience>('team');
  pages = $state.raw<readonly Page[]>([]);
  /** What each page says, without white space. */
  texts = $state.raw<readonly string[]>([]);
  notices = $state.raw<readonly Notice[]>([]);
  /** The font somebody chose for what the built-in ones lack. */
  font = $state.raw<FontView | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  laying = $state(false);
  /** Counts the questions, so that an answer that comes late is left aside. */
  #asked = 0;

  /** Asks for the pages of the open review as it stands now. */
  async lay(): Promise<void> {
    const review = open.id;
    if (!review) return;
    const asked = ++this.#asked;
    this.laying = true;
    await open.flush();
    try {
      const answer = await call('handout', { review, what: this.what, audience: this.audience });
      if (asked !== this.#asked) return;
      this.#show(answer.pages);
      this.texts = answer.texts;
      this.notices = answer.notices;
      this.font = answer.font;
      this.trouble = null;
    } catch (raw) {
      if (asked === this.#asked) this.trouble = asTrouble(raw);
    } finally {
      if (asked === this.#asked) this.laying = false;
    }
  }

  /** Lets go of the pictures. */
  drop(): void {
    this.#asked += 1;
    this.#show([]);
    this.texts = [];
    this.notices = [];
    this.trouble = null;
  }

  #show(pages: readonly string[]): void {
    for (const page of this.pages) URL.revokeObjectURL(page.url);
    // As a picture, a page can neither run script nor reach out, whatever text it holds.
    this.pages = pages.map((svg) => ({
      url: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })),
      ...sizeOf(svg),
    }));
  }
}

export const preview = new Preview();
