import { type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** Draws the office's logo, where it has one: by code that is loaded for it alone. */
export const shownLogo: Signal<ComponentType | undefined> = signal(undefined);
