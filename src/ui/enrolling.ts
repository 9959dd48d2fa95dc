import { type ReadonlySignal, signal } from '@preact/signals';

const found = signal<string | undefined>(undefined);

/** The text of an enrolment that came with the address and was not dealt with yet. */
export const enrolmentInAddress: ReadonlySignal<string | undefined> = found;

/** The name under which an invitation is kept until it is begun or put away. */
export const keptEnrolment = 'enrolment';

let waits = false;

/** Takes an enrolment out of the address at once: it may carry a token, and must stand in no history or bookmark. */
export function takeEnrolment(): void {
  const [, text] = /^#\/?enrol\/(.+)$/.exec(location.hash) ?? [];
  if (text === undefined) return;
  found.value = text;
  if (!waits) history.replaceState(null, '', '#/');
}

/**
 * Has the enrolment stand in the address again for as long as the device is locked, where nothing can be kept of it:
 * whoever reloads the page must not lose the invitation.
 * @returns what takes it out again
 */
export function waitInAddress(): () => void {
  waits = true;
  if (found.value !== undefined) history.replaceState(null, '', `#/enrol/${found.value}`);
  return () => {
    waits = false;
    if (found.value !== undefined) history.replaceState(null, '', '#/');
  };
}

/** The enrolment was dealt with. */
export function forgetEnrolment(): void {
  found.value = undefined;
}
