import { useId, useState } from 'preact/hooks';
import type { Enrolment, EnrolmentFault } from '../../../protocol/enrolment.ts';
import { useWords } from '../../locale.ts';

/** Opens an encrypted invitation; the code for that comes only now, since few are. */
async function unlocked(text: string, code: string): Promise<Enrolment | EnrolmentFault> {
  const { decryptEnrolment } = await import('../../../protocol/encryptedEnrolment.ts');
  const opened = await decryptEnrolment(text, code);
  return opened.ok ? opened.value : opened.fault;
}

/** Asks for the access code that an encrypted text opens with, until it does. */
export function AccessCode({
  text,
  onFault,
  onRead,
}: {
  readonly text: string;
  readonly onFault?: (fault: EnrolmentFault) => void;
  readonly onRead: (read: Enrolment) => void;
}) {
  const words = useWords();
  // There may be several on a page.
  const id = useId();
  const [fault, setFault] = useState<EnrolmentFault>();
  const open = async (code: string) => {
    const read = await unlocked(text, code);
    if (typeof read === 'object') return onRead(read);
    setFault(read);
    onFault?.(read);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const code = new FormData(event.currentTarget).get('code');
        void open(String(code)).catch(() => setFault('unreadable'));
      }}
    >
      <label for={id}>{words.invitation.code}</label>
      <p class="hint" id={`${id}-hint`}>
        {words.invitation.codeHint}
      </p>
      {fault && (
        <p class="card__error" role="alert" id={`${id}-error`}>
          {fault === 'wrong-code' ? words.invitation.wrong : words.invitation.unreadable}
        </p>
      )}
      <input
        id={id}
        name="code"
        type="text"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={`${id}-hint${fault ? ` ${id}-error` : ''}`}
      />
      <button type="submit" class="button">
        {words.invitation.open}
      </button>
    </form>
  );
}
