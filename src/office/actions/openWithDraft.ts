import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Opens a folded form in which something is typed already, as before a session ended: shut, it would look lost. */
export function useOpenWithDraft(): RefObject<HTMLDetailsElement | null> {
  const folded = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const fields = [...(folded.current?.querySelectorAll('input') ?? [])];
    if (folded.current && fields.some(({ type, value }) => type !== 'radio' && value !== ''))
      folded.current.open = true;
  }, []);
  return folded;
}
