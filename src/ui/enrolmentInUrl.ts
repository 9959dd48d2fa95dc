import { type ReadonlySignal, signal } from '@preact/signals';

/** Under which the tab remembers one that could not be kept yet: the device is locked, or is to be locked first. */
const remembered = 'veldwerk-enrolment';

function recall(): string | undefined {
  try {
    return sessionStorage.getItem(remembered) ?? undefined;
  } catch {
    // A browser that keeps nothing remembers none.
    return undefined;
  }
}

function remember(text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(remembered);
    else sessionStorage.setItem(remembered, text);
  } catch {
    // Forbidden or full: it is there until the page is loaded anew.
  }
}

const found = signal(recall());

/** The text of an enrolment that came with the address and was not dealt with yet, also before the page was loaded anew. */
export const enrolmentInUrl: ReadonlySignal<string | undefined> = found;

/** Takes an enrolment out of the address at once: it may carry a token, and must stand in no history or bookmark. */
export function takeEnrolment(): void {
  const [, text] = /^#\/?enrol\/(.+)$/.exec(location.hash) ?? [];
  if (text === undefined) return;
  found.value = text;
  remember(text);
  history.replaceState(null, '', '#/');
}

/** The enrolment was dealt with. */
export function forgetEnrolment(): void {
  found.value = undefined;
  remember(undefined);
}
