/** Under which the tab remembers, once the page has started anew, that a device lock was set in it. */
const setBefore = 'veldwerk-lock-set';

/** Has the page that asks for the passphrase say that it was set. */
export function rememberLockSet(): void {
  try {
    sessionStorage.setItem(setBefore, 'yes');
  } catch {
    // A browser that keeps nothing: the page asks for the passphrase, and says no more.
  }
}

/** Whether the device lock was set in this tab just now. Said once. */
export function lockWasSet(): boolean {
  try {
    const set = sessionStorage.getItem(setBefore) !== null;
    sessionStorage.removeItem(setBefore);
    return set;
  } catch {
    // A browser that keeps nothing has not kept this either.
    return false;
  }
}
