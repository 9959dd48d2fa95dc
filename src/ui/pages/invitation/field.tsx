import { useState } from 'preact/hooks';
import { looksLikeLink, readPasted } from '../../../protocol/pasted.ts';
import type { Readable } from '../../../session/invitations.ts';
import { useWords } from '../../locale.ts';
import { PastedField } from '../../parts/pastedField.tsx';
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
  const [fault, setFault] = useState<Fault | undefined>(() => faultIn(came));
  const take = async (typed: string) => {
    if (typed.trim() === '') return false;
    const read = readPasted(typed);
    const found = faultIn(typed);
    setFault(found === 'unreadable' && !looksLikeLink(typed) ? 'neither' : found);
    return read.kind !== 'slip' && read.kind !== 'unreadable' && onRead(read);
  };
  return (
    <PastedField
      name="invitation"
      label={label ?? words.invitation.enter}
      hint={words.invitation.enterHint}
      error={fault && words.invitation[fault]}
      came={came}
      look="button button--plain"
      words={[words.invitation.open, words.invitation.fetching]}
      onGiven={take}
      data-enrolment={fault === 'neither' ? 'unreadable' : fault}
    >
      {fault && <HelpDesk config={config.value} />}
    </PastedField>
  );
}

/** Why nothing was taken. `neither`: somebody typed what is no code and no link. */
type Fault = 'slip' | 'unreadable' | 'neither';

function faultIn(typed: string): 'slip' | 'unreadable' | undefined {
  const { kind } = typed.trim() === '' ? { kind: 'code' } : readPasted(typed);
  return kind === 'slip' || kind === 'unreadable' ? kind : undefined;
}
