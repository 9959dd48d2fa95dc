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
 * Whether the focus is inside a card. What a card says once it was left may make it grow: that waits until the click
 * that left it has landed, and the page is then scrolled by as much, so that what was clicked stays where it is.
 */
export function useFocusWithin() {
  const [inside, setInside] = useState(false);
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
  }, [inside]);
  const leave = () => {
    if (within.current || !mounted.current) return;
    const element = document.activeElement;
    if (element && element !== document.body) anchor.current = { element, top: element.getBoundingClientRect().top };
    setInside(false);
  };
  return {
    inside,
    onFocusIn: () => {
      within.current = true;
      setInside(true);
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
