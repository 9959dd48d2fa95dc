import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** An element, and what it stands in, from inside to outside. */
function pathOf(element: Element): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.parentElement) path.push(at);
  return path;
}

/** What heads an element: the summary of what folds, the heading of a section, the title of the view. */
function headOf(element: HTMLElement): HTMLElement | null {
  if (element.localName === 'details') return element.querySelector('summary');
  if (element.localName === 'section' || element.localName === 'article') return element.querySelector('h2, h3');
  return element.localName === 'main' ? element.querySelector('h1') : null;
}

/** Moves the focus to a heading, which nobody reaches by tabbing. */
export function focusHeading(heading: HTMLElement | null | undefined): void {
  if (!heading) return;
  if (heading.localName !== 'summary') heading.tabIndex = -1;
  heading.focus();
}

/**
 * Keeps the focus in a view: what had it may be gone once something was done, as a form whose case is closed now, or was
 * shut meanwhile, as a button. Then it goes on where that stood, and not at the top of the page.
 */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const main = ref.current;
    if (!main) return undefined;
    let last: readonly HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element && main.contains(target) ? pathOf(target) : [];
    };
    // Whoever leaves it by a click beside it has left it; what is gone or shut has not been left.
    const leave = () =>
      requestAnimationFrame(() => {
        const [one] = last;
        if (one?.isConnected && !one.matches(':disabled') && document.activeElement !== one) last = [];
      });
    const tend = () =>
      requestAnimationFrame(() => {
        const [one] = last;
        if (!one || document.activeElement !== document.body) return;
        if (!one.isConnected)
          focusHeading(
            last
              .filter((at) => main.contains(at))
              .map(headOf)
              .find(Boolean) ?? headOf(main),
          );
        else if (!one.matches(':disabled')) one.focus();
      });
    const watching = new MutationObserver(tend);
    watching.observe(main, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', remember);
    main.addEventListener('focusout', leave);
    return () => {
      watching.disconnect();
      document.removeEventListener('focusin', remember);
      main.removeEventListener('focusout', leave);
    };
  }, []);
  return ref;
}
