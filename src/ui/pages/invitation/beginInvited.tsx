import type { ComponentChildren } from 'preact';
import type { Instrument } from '../../../instrument/schema.ts';
import type { begin } from '../../../session/begin.ts';
import { dropInvitation, type KeptInvitation } from '../../../session/invitations.ts';
import { useWords } from '../../locale.ts';
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
  readonly invited: Parameters<typeof begin>[2];
  readonly instrument: Instrument;
  readonly action: 'begin-case' | 'begin-code';
  /** Whether it is not what is asked for first. */
  readonly plain?: boolean;
  /** Whether it may begin, asked after the tap; it never rejects. */
  readonly mayBegin?: () => Promise<boolean>;
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const { store } = useServices();
  const once = useOnce();
  // Where that cannot be written, which is reported, the invitation is offered once more.
  const { failed, start } = useBeginning(() => dropInvitation(store, invitation.id).catch(() => {}));
  return (
    <>
      {failed && <p role="alert">{words.app.storageBroken}</p>}
      <button
        type="button"
        class={plain ? 'button button--plain' : 'button'}
        data-action={action}
        disabled={!isSecureContext}
        onClick={() => void once(async () => (await mayBegin()) && start(instrument, invited))}
      >
        {children}
      </button>
    </>
  );
}
