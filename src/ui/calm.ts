import { signal } from '@preact/signals';

/** Whether what the first page is not needed for may be loaded: a first visitor's first question comes before it. */
export const calm = signal(false);
