// Owns how the app looks: the chosen theme, kept on this computer.
// Must not know a colour: the tokens do.

import { keptChoice } from './kept';

const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];
const kept = keptChoice('second-story.theme', themes);

class Look {
  choice = $state<Theme>(kept.read());

  choose(theme: Theme): void {
    this.choice = theme;
    kept.write(theme);
    this.apply();
  }

  /** Shows the choice. The system's wish for more contrast is followed when nothing else was chosen. */
  apply(): void {
    const more = typeof matchMedia === 'function' && matchMedia('(prefers-contrast: more)').matches;
    const shown = this.choice === 'system' ? (more ? 'contrast' : null) : this.choice;
    if (shown) document.documentElement.dataset.theme = shown;
    else delete document.documentElement.dataset.theme;
  }
}

export const look = new Look();
export { themes };
