import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { Enrolment } from '../../../protocol/enrolment.ts';
import type { CaseStatus } from '../../../protocol/invitation.ts';
import { dropInvitation, type KeptInvitation } from '../../../session/invitations.ts';
import { admit, assignmentOf, endpointFor, standingOf } from '../../../session/redeeming.ts';
import { deliveryState, type StoredResponse } from '../../../session/responses.ts';
import { lazyPart } from '../../lazy.tsx';
import { useLoading } from '../../loading.ts';
import { useWords } from '../../locale.ts';
import { PartNotLoaded } from '../../parts/notLoaded.tsx';
import { useOnce } from '../../parts/once.ts';
import { Unbroken } from '../../parts/unbroken.tsx';
import { addressOf, go } from '../../router.ts';
import { useApp, useServices } from '../../services.ts';
import anotherDevice from '../../styles/anotherDevice.css?url';
import { continuation } from '../continuation.ts';
import { builtInOffers, type OfferedSurvey, openOffer } from '../offers.ts';
import { AccessCode } from './accessCode.tsx';
import { BeginInvited } from './beginInvited.tsx';
import { believed } from './believed.ts';
import { DeliveredCase } from './deliveredCase.tsx';

/** Few offices keep copies of drafts. */
const GoOn = lazyPart(async () => (await import('../anotherDevice/goOn.tsx')).GoOn, ['anotherDevice'], anotherDevice);

/**
 * An invitation that reads: whose case it is for, what is known already, and the way in.
 * @param trusted whether what it says is known came encrypted
 */
export function ForCase({ offers, ...about }: About & { readonly offers: readonly OfferedSurvey[] }) {
  const words = useWords();
  const services = useServices();
  const wanted = about.enrolment.instrument;
  const opened = offers.find(({ instrument }) => [undefined, instrument.id].includes(wanted));
  // One that the start page tells of in brief is not open yet.
  const loading = useLoading(
    async () =>
      wanted !== undefined && !opened && builtInOffers(services.config.value).includes(wanted)
        ? openOffer(services.instruments, wanted, services.preferred)
        : [],
    [wanted, opened, services.preferred],
  );
  if (opened) return <Offered {...about} offer={opened} />;
  if (loading.state === 'loading') return <p aria-busy="true" />;
  if (loading.state === 'failed') return <PartNotLoaded again={loading.again} />;
  const [offer] = loading.value;
  return offer ? <Offered {...about} offer={offer} /> : <p role="alert">{words.invitation.unknown}</p>;
}

interface About {
  readonly invitation: KeptInvitation;
  readonly enrolment: Enrolment;
  readonly trusted: boolean;
  readonly responses: readonly StoredResponse[];
}

function Offered({ invitation, enrolment, trusted, offer, responses }: About & { readonly offer: OfferedSurvey }) {
  const words = useWords();
  const services = useServices();
  const [failed, setFailed] = useState(false);
  const once = useOnce();
  const [looked, setLooked] = useState(false);
  const [opened, setOpened] = useState<Enrolment>();
  const endpoint = endpointFor(services, enrolment.instrument, invitation.endpoint);
  const { status, ask } = useStatus(enrolment, endpoint);
  const { instrument, texts } = offer;
  const { id, code, known } = invitation;
  const given = opened?.prefilled ?? enrolment.prefilled ?? {};
  const prefilled = believed(given, trusted || opened !== undefined, instrument);
  const left = Object.keys(given).length - Object.keys(prefilled).length;
  const here = responses.filter(({ row }) => row.case?.id === enrolment.case.id && row.instrument.id === instrument.id);
  const already = here.find(({ row }) => row.state === 'draft') ?? here[0];
  const completed = already?.row.state === 'complete';
  const delivered = status?.state === 'delivered' && !already;
  const copied = services.config.value.draftCopy === true && enrolment.token !== undefined && !already && !delivered;
  const begunElsewhere = copied && (status?.drafts ?? []).length > 0;
  const invited = assignmentOf({ ...enrolment, prefilled }, endpoint, code);
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
      {completed && (
        <p>
          {words.invitation.completedHere}{' '}
          {words.response.standing[deliveryState(already, services.delivery.sending.value)]}.
        </p>
      )}
      {delivered && <DeliveredCase status={status} instrument={instrument} heading="h3" />}
      {copied && (looked || begunElsewhere) && (
        <GoOn
          drafts={status && (status.drafts ?? [])}
          instrument={instrument.id}
          invited={invited}
          // Where that cannot be written, which is reported, the invitation is offered once more.
          onTaken={() => dropInvitation(services.store, id).catch(() => {})}
        />
      )}
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
          {completed ? words.response.open : words.invitation.already}
        </a>
      ) : (
        <BeginInvited
          invitation={invitation}
          invited={invited}
          instrument={instrument}
          action="begin-case"
          plain={sealed || delivered || begunElsewhere}
          mayBegin={async () => {
            if (delivered || begunElsewhere) return true;
            const found = await ask();
            return found?.state !== 'delivered' && !(copied && (found?.drafts ?? []).length > 0);
          }}
        >
          {delivered || begunElsewhere ? words.invitation.anew : sealed ? words.invitation.without : words.start.begin}
        </BeginInvited>
      )}
      {copied && !looked && !begunElsewhere && (
        <button
          type="button"
          class="button button--plain"
          data-action="look-elsewhere"
          onClick={() => void once(() => ask().then(() => setLooked(true)))}
        >
          {words.invitation.goOn}
        </button>
      )}
    </>
  );
}

/** How long the office may take to say how a case stands, before one begins without knowing. */
const answerTimeoutMs = 3_000;

/**
 * How a case stands, once it was asked. Only after a tap: opening a link asks nothing of the office, since machines open
 * links too.
 */
function useStatus({ case: of, token, instrument }: Enrolment, endpoint: string | undefined) {
  const services = useServices();
  const online = useApp().online.value;
  const [status, setStatus] = useState<CaseStatus>();
  const ask = async (): Promise<CaseStatus | undefined> => {
    if (!online || token === undefined || endpoint === undefined) return undefined;
    const late = new Promise<undefined>((resolve) => {
      setTimeout(resolve, answerTimeoutMs);
    });
    const answer = await Promise.race([standingOf(services, { case: of, token, endpoint }, instrument), late]);
    const found = answer?.kind === 'status' ? answer.status : undefined;
    setStatus(found);
    return found;
  };
  return { status, ask };
}
