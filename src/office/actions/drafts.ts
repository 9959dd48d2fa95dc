import { useState } from 'preact/hooks';

/** What was typed into forms and not sent yet, by the form's name: in memory alone. */
const drafts = new Map<string, string>();

/**
 * A field of a form that outlives the end of a session: whoever signs in again finds it as it was.
 * @param name of the field, with what it is about
 */
export function useDraft(name: string, initial = ''): [value: string, set: (value: string) => void] {
  const [value, setValue] = useState(drafts.get(name) ?? initial);
  return [
    value,
    (next) => {
      if (next === initial) drafts.delete(name);
      else drafts.set(name, next);
      setValue(next);
    },
  ];
}

/** Forgets them all, as when somebody else signs in. */
export const forgetDrafts = (): void => drafts.clear();
