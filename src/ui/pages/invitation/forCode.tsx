import { useRef, useState } from 'preact/hooks';
import type { Instrument } from '../../../instrument/schema.ts';
import { begin } from '../../../session/begin.ts';
import { dropInvitation, type KeptInvitation } from '../../../session/invitations.ts';
import { codeFaults, redeemKept } from '../../../session/redeeming.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { useWords } from '../../locale.ts';
import { addressOf, go } from '../../router.ts';
import { useServices } from '../../services.ts';
import { continuation } from '../continuation.ts';
import type { OfferedSurvey } from '../offers.ts';
import { CodeState } from './codeState.tsx';

/**
 * An invitation of which only the short code is here. The office is asked after a tap; where there is no network for
 * that, one begins all the same, and the code goes along with the draft.
 */
export function ForCode({
  invitation,
  code,
  offers,
  responses,
}: {
  readonly invitation: KeptInvitation;
  readonly code: string;
  readonly offers: readonly OfferedSurvey[];
  readonly responses: readonly StoredResponse[];
}) {
  const words = useWords();
  const services = useServices();
  const [failed, setFailed] = useState(false);
  // A double tap begins one response, not two.
  const busy = useRef(false);
  const onFault = () => {
    busy.current = false;
    setFailed(true);
  };
  const already = responses.find(({ row }) => row.code === code && row.state === 'draft');
  const start = async (instrument: Instrument) => {
    if (busy.current) return;
    busy.current = true;
    const response = await begin(services, instrument, { code });
    // Where it could not be written, which is reported, it is offered once more.
    await dropInvitation(services.store, invitation.id).catch(() => {});
    go({ page: 'module', response, module: instrument.modules[0]?.id ?? '' });
  };
  const offline = codeFaults.value.get(code) === 'later';
  return (
    <>
      <p translate={false}>{code}</p>
      {already ? (
        <a class="alone" href={addressOf(continuation(already))}>
          {words.invitation.already}
        </a>
      ) : (
        <>
          <CodeState code={code} redeem={(beside) => redeemKept(services, invitation, code, beside)} />
          {failed && <p role="alert">{words.app.storageBroken}</p>}
          {offline &&
            offers.map(({ instrument, texts }) => (
              <button
                key={instrument.id}
                type="button"
                class="button"
                data-action="begin-code"
                disabled={!isSecureContext}
                onClick={() => void start(instrument).catch(onFault)}
              >
                {offers.length > 1 ? texts.title : words.start.begin}
              </button>
            ))}
        </>
      )}
    </>
  );
}
