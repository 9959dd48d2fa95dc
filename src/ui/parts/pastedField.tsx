import type { ComponentChildren, ComponentProps } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Form } from './form.tsx';
import { useOnce } from './once.ts';

/**
 * The one field for something that was given on paper or by a link, and is typed or pasted: with what it looks like, what is
 * wrong with what was given last, and the button that takes it.
 */
export function PastedField({
  name,
  label,
  hint,
  error,
  came = '',
  look = 'button',
  words,
  onGiven,
  children,
  ...attributes
}: Omit<ComponentProps<'form'>, 'onSubmit' | 'name' | 'label'> & {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** What is wrong, in words; undefined: nothing. */
  readonly error: string | undefined;
  /** What stands in it at first. */
  readonly came?: string;
  readonly look?: 'button' | 'button button--plain';
  /** What the button says, and what while one waits. */
  readonly words: readonly [take: string, taking: string];
  /** Resolves with whether the field is empty again: else what was given stays there, to be mended. */
  readonly onGiven: (text: string) => Promise<boolean>;
  readonly children?: ComponentChildren;
}) {
  // There may be several on a page.
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  const give = async () => {
    setBusy(true);
    try {
      if ((await onGiven(field.current?.value ?? '')) && field.current) field.current.value = '';
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form {...attributes} onSubmit={() => once(give)}>
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error !== undefined && (
        <p class="card__error" role="alert" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        ref={field}
        id={id}
        name={name}
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        defaultValue={came}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint${error === undefined ? '' : ` ${id}-error`}`}
      />
      <button type="submit" class={look} aria-disabled={busy || undefined}>
        {words[busy ? 1 : 0]}
      </button>
      {children}
    </Form>
  );
}
