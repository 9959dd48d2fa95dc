import { useId, useState } from 'preact/hooks';
import { looksLikeLink, readPasted } from '../../../protocol/pasted.ts';
import type { Readable } from '../../../session/invitations.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { HelpDesk } from '../helpDesk.ts';

/**
 * The one field for a code or a link. What does not read is said at once, nobody is asked about it, and it stays there
 * to be mended.
 */
export function InvitationField({
  label,
  came = '',
  onRead,
}: {
  readonly label?: string;
  /** What came with an address and did not read. */
  readonly came?: string;
  /** Resolves with whether it was taken: else it stays there. */
  readonly onRead: (read: Readable) => Promise<boolean>;
}) {
  const words = useWords();
  const { config } = useServices();
  // There may be several on a page.
  const id = useId();
  const [fault, setFault] = useState<Fault | undefined>(() => faultIn(came));
  const once = useOnce();
  const [busy, setBusy] = useState(false);
  const take = async (form: HTMLFormElement) => {
    const typed = String(new FormData(form).get('invitation') ?? '');
    if (typed.trim() === '') return;
    const read = readPasted(typed);
    const found = faultIn(typed);
    setFault(found === 'unreadable' && !looksLikeLink(typed) ? 'neither' : found);
    if (read.kind === 'slip' || read.kind === 'unreadable') return;
    setBusy(true);
    try {
      if (await onRead(read)) form.reset();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      data-enrolment={fault === 'neither' ? 'unreadable' : fault}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void once(() => take(form));
      }}
    >
      <label for={id}>{label ?? words.invitation.enter}</label>
      <p class="hint" id={`${id}-hint`}>
        {words.invitation.enterHint}
      </p>
      {fault && (
        <p class="card__error" role="alert" id={`${id}-error`}>
          {words.invitation[fault]}
        </p>
      )}
      <input
        id={id}
        name="invitation"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        defaultValue={came}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={`${id}-hint${fault ? ` ${id}-error` : ''}`}
      />
      <button type="submit" class="button button--plain" aria-disabled={busy || undefined}>
        {busy ? words.invitation.fetching : words.invitation.open}
      </button>
      {fault && <HelpDesk config={config.value} />}
    </form>
  );
}

/** Why nothing was taken. `neither`: somebody typed what is no code and no link. */
type Fault = 'slip' | 'unreadable' | 'neither';

function faultIn(typed: string): 'slip' | 'unreadable' | undefined {
  const { kind } = typed.trim() === '' ? { kind: 'code' } : readPasted(typed);
  return kind === 'slip' || kind === 'unreadable' ? kind : undefined;
}
