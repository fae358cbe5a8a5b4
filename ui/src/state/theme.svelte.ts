// Owns how the app looks: the chosen theme, kept on this computer.
// Must not know a colour: the tokens do.

const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];
const place = 'second-story.theme';

function kept(): Theme {
  try {
    const found = localStorage.getItem(place) as Theme | null;
    return found && themes.includes(found) ? found : 'system';
  } catch {
    return 'system';
  }
}

class Look {
  choice = $state<Theme>(kept());

  choose(theme: Theme): void {
    this.choice = theme;
    try {
      localStorage.setItem(place, theme);
    } catch {
      // Storage may be closed to us; the choice then lasts until the window closes.
    }
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
