import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Enrolment, EnrolmentFault } from '../../../protocol/enrolment.ts';
import { readPasted } from '../../../protocol/pasted.ts';
import { dropInvitation, type KeptInvitation } from '../../../session/invitations.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { chooseLocale, useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import type { OfferedSurvey } from '../offers.ts';
import { AccessCode } from './accessCode.tsx';
import { ForCase } from './forCase.tsx';
import { ForCode } from './forCode.tsx';

/** An invitation that waits on this device. */
export function InvitationCard({
  invitation,
  offers,
  responses,
}: {
  readonly invitation: KeptInvitation;
  readonly offers: readonly OfferedSurvey[];
  readonly responses: readonly StoredResponse[];
}) {
  const words = useWords();
  const services = useServices();
  const [opened, setOpened] = useState<Enrolment>();
  const [fault, setFault] = useState<EnrolmentFault>('locked');
  const { code, text } = invitation;
  const read = useMemo(() => readPasted(text ?? ''), [text]);
  const enrolment = invitation.enrolment ?? opened ?? (read.kind === 'plain' ? read.enrolment : undefined);
  const { language } = enrolment ?? {};
  useEffect(() => {
    if (language) chooseLocale(language);
  }, [language]);
  return (
    <section class="offer invited" data-enrolment={enrolment?.case.id ?? (code === undefined ? fault : 'code')}>
      <h2 tabIndex={-1}>{words.invitation.title}</h2>
      {enrolment ? (
        <ForCase
          invitation={invitation}
          enrolment={enrolment}
          trusted={opened !== undefined}
          offers={offers}
          responses={responses}
        />
      ) : code !== undefined ? (
        <ForCode invitation={invitation} code={code} offers={offers} responses={responses} />
      ) : (
        <AccessCode text={text ?? ''} onFault={setFault} onRead={setOpened} />
      )}
      <button
        type="button"
        class="button button--plain"
        data-action="put-away"
        // Where it could not be written, which is reported, it still stands here.
        onClick={() => void dropInvitation(services.store, invitation.id).catch(() => {})}
      >
        {words.invitation.putAway}
      </button>
    </section>
  );
}
