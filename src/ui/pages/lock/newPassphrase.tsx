import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { PassphraseField } from './passphraseField.tsx';
import type { TypedTwice } from './typedTwice.ts';

/** A passphrase to be, asked for twice: without it nobody opens again what it closes. */
export function NewPassphrase({
  names: [name, nameAgain],
  labels: [label, labelAgain],
  hint,
  fault,
  children,
  typed,
  onInput,
}: {
  /** What marks the two fields: `data-passphrase`. */
  readonly names: readonly [string, string];
  readonly labels: readonly [string, string];
  readonly hint: string;
  /** What was found wrong, if it is about the passphrase. */
  readonly fault: string | undefined;
  /** Says so, at the field that it is about. */
  readonly children: ComponentChildren;
  readonly typed: TypedTwice;
  readonly onInput: (typed: TypedTwice) => void;
}) {
  const { passphrase, again } = typed;
  const [shown, setShown] = useState(false);
  return (
    <>
      <PassphraseField
        name={name}
        label={label}
        hint={hint}
        invalid={fault === 'short'}
        onShown={setShown}
        value={passphrase}
        onInput={(value) => onInput({ passphrase: value, again })}
      >
        {fault === 'short' && children}
      </PassphraseField>
      <PassphraseField
        name={nameAgain}
        label={labelAgain}
        invalid={fault === 'different'}
        shown={shown}
        value={again}
        onInput={(value) => onInput({ passphrase, again: value })}
      >
        {fault === 'different' && children}
      </PassphraseField>
    </>
  );
}
