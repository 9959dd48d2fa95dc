import { useState } from 'preact/hooks';
import { readDraftCode } from '../../../protocol/draftCode.ts';
import { useWords } from '../../locale.ts';
import { PastedField } from '../../parts/pastedField.tsx';

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
  const [slip, setSlip] = useState(false);
  const take = async (typed: string) => {
    const code = readDraftCode(typed);
    setSlip(code === undefined);
    if (code !== undefined) await onCode(code);
    return false;
  };
  return (
    <PastedField
      name="draft-code"
      label={label}
      hint={told.codeHint}
      error={slip ? told.faults.slip : fault}
      words={[told.open, told.opening]}
      onGiven={take}
      data-draft-code-field={slip ? 'slip' : undefined}
    />
  );
}
