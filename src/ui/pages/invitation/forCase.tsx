import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { Enrolment } from '../../../protocol/enrolment.ts';
import { dropInvitation, type KeptInvitation } from '../../../session/invitations.ts';
import { admit, assignmentOf } from '../../../session/redeeming.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { Unbroken } from '../../parts/unbroken.tsx';
import { addressOf, go } from '../../router.ts';
import { useServices } from '../../services.ts';
import { continuation } from '../continuation.ts';
import type { OfferedSurvey } from '../offers.ts';
import { AccessCode } from './accessCode.tsx';
import { BeginInvited } from './beginInvited.tsx';
import { believed } from './believed.ts';

/**
 * An invitation that reads: whose case it is for, what is known already, and the way in.
 * @param trusted whether what it says is known came encrypted
 */
export function ForCase({
  invitation,
  enrolment,
  trusted,
  offers,
  responses,
}: {
  readonly invitation: KeptInvitation;
  readonly enrolment: Enrolment;
  readonly trusted: boolean;
  readonly offers: readonly OfferedSurvey[];
  readonly responses: readonly StoredResponse[];
}) {
  const words = useWords();
  const services = useServices();
  const [failed, setFailed] = useState(false);
  const once = useOnce();
  const [opened, setOpened] = useState<Enrolment>();
  const offer = offers.find(({ instrument }) => [undefined, instrument.id].includes(enrolment.instrument));
  if (!offer) return <p role="alert">{words.invitation.unknown}</p>;
  const { instrument, texts } = offer;
  const { id, code, known } = invitation;
  const endpoint = invitation.endpoint ?? services.office()?.url;
  const given = opened?.prefilled ?? enrolment.prefilled ?? {};
  const prefilled = believed(given, trusted || opened !== undefined, instrument);
  const left = Object.keys(given).length - Object.keys(prefilled).length;
  const already = responses.find(
    ({ row }) => row.case?.id === enrolment.case.id && row.instrument.id === instrument.id,
  );
  const sealed = known !== undefined && !opened && !already;
  /** Goes on with the response that is here, sent with the newer token from now on. */
  const goOn = async (stored: StoredResponse) => {
    if (endpoint !== undefined) await admit(services, enrolment, endpoint, code);
    // Where that cannot be written, which is reported, the invitation is offered once more.
    await dropInvitation(services.store, id).catch(() => {});
    go(stored.row.state === 'draft' ? continuation(stored) : { page: 'delivery', response: stored.row.id });
  };
  return (
    <>
      <p>
        <Unbroken text={texts.title} />
      </p>
      {enrolment.name && (
        <p>
          <strong>{enrolment.name}</strong>
        </p>
      )}
      <p>
        {words.response.forCase({ id: enrolment.case.id })}
        {enrolment.case.enterpriseNumber && <> · {enrolment.case.enterpriseNumber}</>}
      </p>
      {sealed && (
        <>
          <p>{words.invitation.sealed}</p>
          <AccessCode text={known} onRead={(read) => read.case.id === enrolment.case.id && setOpened(read)} />
        </>
      )}
      {Object.keys(prefilled).length > 0 && <p>{words.invitation.prefilled}</p>}
      {left > 0 && <p role="alert">{words.invitation.leftOut}</p>}
      {failed && <p role="alert">{words.app.storageBroken}</p>}
      {already ? (
        <a
          class="alone"
          href={addressOf({ page: 'delivery', response: already.row.id })}
          onClick={(event) => {
            event.preventDefault();
            void once(() => goOn(already)).catch((cause: unknown) => {
              report('invitation', cause);
              setFailed(true);
            });
          }}
        >
          {words.invitation.already}
        </a>
      ) : (
        <BeginInvited
          invitation={invitation}
          invited={assignmentOf({ ...enrolment, prefilled }, endpoint, code)}
          instrument={instrument}
          action="begin-case"
          plain={sealed}
        >
          {sealed ? words.invitation.without : words.start.begin}
        </BeginInvited>
      )}
    </>
  );
}
