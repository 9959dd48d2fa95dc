import { type ReadonlySignal, signal } from '@preact/signals';
import type { CaseFinds } from '../../protocol/officeCase.ts';

const last = signal<CaseFinds | undefined>(undefined);

/** What the last search found: in memory alone. */
export const lastFinds: ReadonlySignal<CaseFinds | undefined> = last;

/** Keeps what a search found; undefined: forgets it, as when somebody else signs in. */
export const keepFinds = (found: CaseFinds | undefined): void => {
  last.value = found;
};
