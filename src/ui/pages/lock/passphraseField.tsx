import { useId, useState } from 'preact/hooks';
import { useLaterWords } from '../../laterWords.ts';

/** A field for a passphrase, which can be shown: a long one is hard to type unseen. */
export function PassphraseField({
  label,
  name,
  hint,
  known = true,
  invalid,
  value,
  onInput,
}: {
  readonly label: string;
  /** What marks the field: `data-passphrase`. */
  readonly name: string;
  readonly hint?: string;
  /** Whether it is one from before, which a password manager may fill in. */
  readonly known?: boolean;
  readonly invalid: boolean;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  const { lock } = useLaterWords();
  const [shown, setShown] = useState(false);
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
        autocomplete={known ? 'current-password' : 'new-password'}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={invalid}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <label class="check">
        <input type="checkbox" checked={shown} onChange={({ currentTarget }) => setShown(currentTarget.checked)} />
        <span>{lock.show}</span>
      </label>
    </div>
  );
}
