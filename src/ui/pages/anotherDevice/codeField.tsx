import { useId, useState } from 'preact/hooks';
import { readDraftCode } from '../../../protocol/draftCode.ts';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';

/** The field for the code of a draft's copies. A slip is said at once, and nobody is asked about it. */
export function CodeField({
  label,
  fault,
  onCode,
}: {
  readonly label: string;
  /** What is wrong with the code that was given last, in words. */
  readonly fault?: string | undefined;
  readonly onCode: (code: string) => Promise<unknown>;
}) {
  const { anotherDevice: told } = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [slip, setSlip] = useState(false);
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  const take = async () => {
    const code = readDraftCode(typed);
    setSlip(code === undefined);
    if (code === undefined) return;
    setBusy(true);
    await onCode(code).finally(() => setBusy(false));
  };
  const said = slip ? told.faults.slip : fault;
  return (
    <Form onSubmit={async () => once(take)} data-draft-code-field={slip ? 'slip' : undefined}>
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {told.codeHint}
      </p>
      {said && (
        <p class="card__error" role="alert" id={`${id}-error`}>
          {said}
        </p>
      )}
      <input
        id={id}
        name="draft-code"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={typed}
        aria-invalid={said !== undefined || undefined}
        aria-describedby={`${id}-hint${said ? ` ${id}-error` : ''}`}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" class="button" aria-disabled={busy || undefined}>
        {busy ? told.opening : told.open}
      </button>
    </Form>
  );
}
