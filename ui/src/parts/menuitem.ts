// Owns the shape of one thing a menu offers.
// Must not know what it does.

import type { Component } from 'svelte';

/** One thing a menu offers. */
export interface MenuItem {
  label: string;
  run: () => void;
  keys?: string;
  icon?: Component;
  /** Set on each item of a choice: whether it is the chosen one. */
  checked?: boolean;
  disabled?: boolean;
}
