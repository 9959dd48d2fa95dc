import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

let pointerDown = false;
addEventListener('pointerdown', () => (pointerDown = true), { capture: true });
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (pointerDown = false), { capture: true });

/** Calls back once a click that is under way has reached what it was meant for. */
function afterClick(then: () => void): void {
  if (!pointerDown) setTimeout(then);
  else addEventListener('pointerup', () => setTimeout(then), { once: true, capture: true });
}

/**
 * Whether an answer in a card is being changed: from the first input until the focus leaves the card. What the card says
 * once it was left may make it grow: that waits until the click that left it has landed, and the page is then scrolled by
 * as much, so that what was clicked stays where it is. Whoever is led to an error has changed nothing yet, and sees it.
 */
export function useChanging() {
  const [changing, setChanging] = useState(false);
  const changed = useRef(false);
  const within = useRef(false);
  const anchor = useRef<{ readonly element: Element; readonly top: number } | undefined>(undefined);
  const mounted = useRef(true);
  useEffect(
    () => () => {
      mounted.current = false;
    },
    [],
  );
  useLayoutEffect(() => {
    const still = anchor.current;
    anchor.current = undefined;
    const moved = still?.element.isConnected ? still.element.getBoundingClientRect().top - still.top : 0;
    if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
  }, [changing]);
  const leave = () => {
    if (within.current || !mounted.current || !changed.current) return;
    const element = document.activeElement;
    if (element && element !== document.body) anchor.current = { element, top: element.getBoundingClientRect().top };
    changed.current = false;
    setChanging(false);
  };
  return {
    changing,
    onFocusIn: () => {
      within.current = true;
    },
    // Before the field's own listener: what that draws would be drawn before this.
    onInputCapture: () => {
      changed.current = true;
      setChanging(true);
      // Safari gives the focus to no box and no button that is tapped: nothing would leave the card.
      if (!within.current) afterClick(leave);
    },
    onFocusOut: (event: FocusEvent) => {
      const card = event.currentTarget;
      const to = event.relatedTarget;
      if (card instanceof Node && to instanceof Node && card.contains(to)) return;
      within.current = false;
      afterClick(leave);
    },
  };
}
