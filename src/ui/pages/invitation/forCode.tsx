import type { KeptInvitation } from '../../../session/invitations.ts';
import { codeFaults, redeemKept } from '../../../session/redeeming.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { languageFor } from '../../../surveys/open.ts';
import { useWords } from '../../locale.ts';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';
import { briefOffers } from '../briefOffers.ts';
import { continuation } from '../continuation.ts';
import type { OfferedSurvey } from '../offers.ts';
import { BeginInvited } from './beginInvited.tsx';
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
  const already = responses.find(({ row }) => row.code === code && row.state === 'draft');
  const choices = [
    ...offers.map(({ instrument, texts: { title } }) => ({ instrument, title })),
    ...briefOffers(services.config.value).map((brief) => ({
      instrument: brief,
      title: brief.words[languageFor(brief, services.preferred)]?.title,
    })),
  ];
  const offline = codeFaults.value.get(code) === 'later';
  return (
    <>
      <p translate={false}>{code}</p>
      {already ? (
        <a class="alone" href={addressOf(continuation(already))}>
          {words.invitation.already}
        </a>
      ) : (
        <CodeState code={code} redeem={(beside) => redeemKept(services, invitation, code, beside)}>
          {offline &&
            choices.map(({ instrument, title }) => (
              <BeginInvited
                key={instrument.id}
                invitation={invitation}
                invited={{ code }}
                instrument={instrument}
                action="begin-code"
              >
                {choices.length > 1 ? title : words.start.begin}
              </BeginInvited>
            ))}
        </CodeState>
      )}
    </>
  );
}
