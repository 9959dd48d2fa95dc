import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useWords } from '../../locale.ts';

/** What opens the device must not be offered to whoever holds it: password managers are asked not to keep it. */
const unkept = {
  autocomplete: 'off',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
  'data-bwignore': true,
  'data-form-type': 'other',
} as const;

/**
 * A field for a passphrase, which can be shown: a long one is hard to type unseen.
 * @param shown where another field decides it
 */
export function PassphraseField({
  label,
  name,
  hint,
  describedBy,
  invalid,
  children,
  shown: shownBeside,
  onShown,
  value,
  onInput,
}: {
  readonly label: string;
  /** What marks the field: `data-passphrase`. */
  readonly name: string;
  readonly hint?: string;
  /** The id of what else says what is asked. */
  readonly describedBy?: string;
  readonly invalid: boolean;
  /** What is wrong with what was typed: said at the field. */
  readonly children?: ComponentChildren;
  readonly shown?: boolean;
  readonly onShown?: (shown: boolean) => void;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  const { lock } = useWords();
  const [shownHere, setShown] = useState(false);
  const shown = shownBeside ?? shownHere;
  const id = useId();
  return (
    <div class="passphrase">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        // One of two kinds, which the types have apart.
        {...(shown ? { type: 'text' } : { type: 'password' })}
        data-passphrase={name}
        {...unkept}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={
          [describedBy, hint && `${id}-hint`, children && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        aria-invalid={invalid}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {children && <div id={`${id}-error`}>{children}</div>}
      {shownBeside === undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={shown}
            onChange={({ currentTarget }) => {
              setShown(currentTarget.checked);
              onShown?.(currentTarget.checked);
            }}
          />
          <span>{lock.show}</span>
        </label>
      )}
    </div>
  );
}
