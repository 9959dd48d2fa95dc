import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { PassphraseField } from '../lock/passphraseField.tsx';

/** What chooses a file, and the passphrase that it may be under. */
interface FilePickerProps {
  /** The id of the field for the file, and the name of that for the passphrase. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** What opens the file, and the action that it is marked as. */
  readonly open: string;
  readonly action: string;
  /** Whether a passphrase is asked for. */
  readonly asks: boolean;
  /** What is said stands with the field that is wrong; elsewhere where none is. */
  readonly wrong: 'file' | 'passphrase' | undefined;
  readonly said: ComponentChildren;
  readonly onFile: (file: File) => Promise<void>;
  readonly onPassphrase: (passphrase: string) => Promise<void>;
  /** Called where either of them fails. */
  readonly onFailure: (cause: unknown) => void;
}

/** Chooses a file to bring in, and asks for its passphrase where it is under one. */
export function FilePicker(props: FilePickerProps) {
  const { id, name, label, open, action, asks, wrong, said, onFile, onPassphrase, onFailure } = props;
  const { storage } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const once = useOnce();
  const choose = async (file: File) => {
    setPassphrase('');
    await onFile(file);
  };
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".json,.jwe,.txt,application/json,text/plain"
        aria-invalid={wrong === 'file'}
        aria-describedby={wrong === 'file' ? `${id}-error` : undefined}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void once(() => choose(file)).catch(onFailure);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {wrong === 'file' && <div id={`${id}-error`}>{said}</div>}
      {asks && (
        <Form onSubmit={() => once(() => onPassphrase(passphrase)).catch(onFailure)}>
          <PassphraseField
            name={name}
            label={storage.opensWith}
            invalid={wrong === 'passphrase'}
            value={passphrase}
            onInput={setPassphrase}
          >
            {wrong === 'passphrase' && said}
          </PassphraseField>
          <button type="submit" class="button" data-action={action}>
            {open}
          </button>
        </Form>
      )}
    </>
  );
}
