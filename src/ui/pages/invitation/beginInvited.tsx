import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Instrument } from '../../../instrument/schema.ts';
import { report } from '../../../lib/report.ts';
import type { begin as beginResponse } from '../../../session/begin.ts';
import { dropInvitation, type KeptInvitation } from '../../../session/invitations.ts';
import { useWords } from '../../locale.ts';
import { PartNotLoaded } from '../../parts/notLoaded.tsx';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { useBeginning } from '../beginning.ts';

/** The button that begins a response for an invitation, which is put away with it. */
export function BeginInvited({
  invitation,
  invited,
  instrument,
  action,
  plain = false,
  mayBegin = async () => true,
  children,
}: {
  readonly invitation: KeptInvitation;
  /** What the response takes from it. */
  readonly invited: Parameters<typeof beginResponse>[2];
  readonly instrument: Pick<Instrument, 'id' | 'version'>;
  readonly action: 'begin-case' | 'begin-code';
  /** Whether it is not what is asked for first. */
  readonly plain?: boolean;
  /** Whether it may begin, asked after the tap; it never rejects. */
  readonly mayBegin?: () => Promise<boolean>;
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const { store, instruments } = useServices();
  const [notOpened, setNotOpened] = useState(false);
  const once = useOnce();
  // Where that cannot be written, which is reported, the invitation is offered once more.
  const { failed, start } = useBeginning(() => dropInvitation(store, invitation.id).catch(() => {}));
  const begin = async () => {
    if (!(await mayBegin())) return;
    const { id, version } = instrument;
    // Said where it was asked for.
    const opened = await instruments.open(id, version).catch((cause: unknown) => report('load', cause));
    setNotOpened(!opened?.ok);
    if (opened?.ok) await start(opened.value, invited);
  };
  return (
    <>
      {notOpened && <PartNotLoaded again={() => void once(begin)} />}
      {failed && <p role="alert">{words.app.storageBroken}</p>}
      <button
        type="button"
        class={plain ? 'button button--plain' : 'button'}
        data-action={action}
        disabled={!isSecureContext}
        onClick={() => void once(begin)}
      >
        {children}
      </button>
    </>
  );
}
