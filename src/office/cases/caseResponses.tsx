import { useState } from 'preact/hooks';
import { dateAndTime } from '../../i18n/format.ts';
import type { OfficeCase, ResponseHead } from '../../protocol/officeCase.ts';
import type { Officer } from '../../protocol/officeRights.ts';
import { FactList } from '../page/factList.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { ResponseMarks } from '../responses/responseMarks.tsx';
import { SideBySide } from '../responses/sideBySide.tsx';
import { addressOfResponse } from './caseSearchForm.tsx';

/** The responses of a case with their receipts, the first one first. */
export function CaseResponses({
  of: { number, responses },
  officer,
  onSignedOut,
}: {
  readonly of: OfficeCase;
  readonly officer: Officer;
  readonly onSignedOut: () => void;
}) {
  const { office } = useOfficeLocale();
  const told = office.caseFile;
  return (
    <section class="card" aria-labelledby="case-responses">
      <h2 id="case-responses">{told.responses}</h2>
      {number === 0 && <p>{told.noResponses}</p>}
      {number > responses.length && <p>{told.last}</p>}
      {responses.map((one) => (
        <CaseResponse
          key={one.ref}
          of={one}
          all={responses}
          mayRead={officer.rights.includes('answers')}
          onSignedOut={onSignedOut}
        />
      ))}
    </section>
  );
}

function CaseResponse({
  of,
  all,
  mayRead,
  onSignedOut,
}: {
  readonly of: ResponseHead;
  readonly all: readonly ResponseHead[];
  readonly mayRead: boolean;
  readonly onSignedOut: () => void;
}) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile;
  const [compares, setCompares] = useState(false);
  const stands = (one: ResponseHead) => !one.hidden && one.erasedAt === undefined;
  const rivals = stands(of) && all.some((one) => one.ref !== of.ref && stands(one) && one.sender === of.sender);
  const before = all.find(({ ref }) => ref === of.revises);
  return (
    <article class="office-response" data-response={of.code}>
      <h3>{of.code}</h3>
      <ResponseMarks of={of} rivals={rivals} />
      <FactList
        rows={[
          [told.receivedAt, dateAndTime(new Date(of.receivedAt), language)],
          [office.glance.questionnaire, `${of.questionnaire.id} ${of.questionnaire.version}`],
          [office.glance.sender, office.glance.senders[of.sender]],
          ...(of.token === undefined ? [] : [[told.token, told.tokenNumber({ id: of.token })] as const]),
          ...(of.supersedes === undefined ? [] : [[told.revises, before?.code ?? of.supersedes] as const]),
          [told.id, of.id],
          [told.digest, <code key="digest">{of.sha256}</code>],
        ]}
      />
      {of.erasedAt !== undefined && <p>{told.erased({ when: dateAndTime(new Date(of.erasedAt), language) })}</p>}
      {mayRead && of.erasedAt === undefined && (
        <a class="button button--plain" href={addressOfResponse(of.ref)} data-action="read">
          {told.read}
        </a>
      )}
      {mayRead && of.erasedAt === undefined && before && !compares && (
        <button type="button" class="button button--plain" data-action="differs" onClick={() => setCompares(true)}>
          {office.differences.show}
        </button>
      )}
      {compares && before && <SideBySide refs={[before.ref, of.ref]} onSignedOut={onSignedOut} />}
    </article>
  );
}
