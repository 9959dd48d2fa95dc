/** What `history.state` holds: the name under which an entry's scroll position is kept. */
interface EntryState {
  readonly scroll: string;
}

const isEntryState = (state: unknown): state is EntryState =>
  typeof state === 'object' && state !== null && 'scroll' in state && typeof state.scroll === 'string';

let current: string | undefined;
let position = 0;
/** The fragment of the page that is shown. */
let arrivedAt: string | undefined;
/** Beside `sessionStorage`, which some browsers refuse: then positions last as long as the page. */
const positions = new Map<string, number>();

function keep(): void {
  if (current === undefined) return;
  positions.set(current, position);
  try {
    sessionStorage.setItem(current, `${position}`);
  } catch {
    // Forbidden or full.
  }
}

function kept(name: string): number {
  try {
    return positions.get(name) ?? Number(sessionStorage.getItem(name) ?? 0);
  } catch {
    // Forbidden: nothing was kept by an earlier page either.
    return 0;
  }
}

/** Keeps scroll positions by history entry, since pages are drawn later than a browser would restore them. */
export function keepScroll(): void {
  history.scrollRestoration = 'manual';
  const note = () => {
    position = scrollY;
  };
  // Until the next page is loaded, what stands in its place is short and scrolls to its top.
  addEventListener('scroll', () => arrivedAt === location.hash && note(), { passive: true });
  // A scroll is told a frame late: whoever leaves within that frame leaves from where they are, not from before.
  addEventListener('popstate', note);
  addEventListener('pagehide', () => {
    note();
    keep();
  });
}

/**
 * Called once a page is drawn. One that was left before is shown where it was left; a new one at `target`, the item that
 * an address names, or from its top. Its heading is focused then, so that a screen reader tells where one is.
 * @param first whether this is the first page since the app was loaded, which takes no focus
 */
export function arrive(target: string | undefined, first: boolean): void {
  keep();
  arrivedAt = location.hash;
  const state: unknown = history.state;
  if (isEntryState(state)) {
    current = state.scroll;
    scrollTo(0, kept(current));
    // What had the focus may be gone with the page before: a keyboard would go on from nowhere.
    if (!first && document.activeElement === document.body) focusHeading();
    return;
  }
  current = `scroll ${Date.now()} ${history.length}`;
  history.replaceState({ scroll: current } satisfies EntryState, '');
  if (target !== undefined && bringIntoView(target)) return;
  scrollTo(0, 0);
  if (!first) focusHeading();
}

const focusHeading = () => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });

/** Brings an item into sight with its stem first, then focuses its field: an on-screen keyboard must not hide it. */
export function bringIntoView(target: string): boolean {
  const item = document.querySelector<HTMLElement>(
    `[data-item="${CSS.escape(target)}"],[data-target="${CSS.escape(target)}"]`,
  );
  const whole = document.querySelector<HTMLElement>(
    `[data-question="${CSS.escape(target)}"],[data-roster="${CSS.escape(target)}"]`,
  );
  const place = item?.closest<HTMLElement>('.yesno__row:not(.yesno--alone *)') ?? item?.closest('.card') ?? whole;
  if (!place) return false;
  place.scrollIntoView();
  const field =
    item?.querySelector<HTMLElement>('input:checked:enabled') ??
    item?.querySelector<HTMLElement>('input:enabled,textarea:enabled');
  // What takes no answer, or none yet, is a place to go on from all the same.
  if (!field) place.tabIndex = -1;
  (field ?? place).focus({ preventScroll: true });
  return true;
}
