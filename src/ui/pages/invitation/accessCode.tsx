import { useId, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { Enrolment, EnrolmentFault } from '../../../protocol/enrolment.ts';
import { useWords } from '../../locale.ts';
import { PartNotLoaded } from '../../parts/notLoaded.tsx';

/** What opens an encrypted invitation, loaded only now, since few are. */
const lockedCode = () => import('../../../protocol/encryptedEnrolment.ts').catch(() => undefined);

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
  const [again, setAgain] = useState<() => void>();
  const open = async (code: string) => {
    const loaded = await lockedCode();
    setAgain(loaded ? undefined : () => () => take(code));
    if (!loaded) return;
    const read = await loaded.decryptEnrolment(text, code);
    if (read.ok) return onRead(read.value);
    setFault(read.fault);
    onFault?.(read.fault);
  };
  const take = (code: string) =>
    void open(code).catch((cause: unknown) => {
      report('open invitation', cause);
      setFault('unreadable');
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take(String(new FormData(event.currentTarget).get('code')));
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
      {again && <PartNotLoaded again={again} />}
    </form>
  );
}
