import { dateAndTime } from '../i18n/format.ts';
import type { OfficeCase, ResponseHead } from '../protocol/officeCase.ts';
import type { Officer } from '../protocol/officeRights.ts';
import { addressOfResponse } from './caseSearchForm.tsx';
import { FactList } from './factList.tsx';
import { useOfficeLocale } from './officeLocale.ts';
import { ResponseMarks } from './responseMarks.tsx';

/** The responses of a case with their receipts, the first one first. */
export function CaseResponses({
  of: { number, responses },
  officer,
}: {
  readonly of: OfficeCase;
  readonly officer: Officer;
}) {
  const { office } = useOfficeLocale();
  const told = office.caseFile;
  return (
    <section class="card" aria-labelledby="case-responses">
      <h2 id="case-responses">{told.responses}</h2>
      {number === 0 && <p>{told.noResponses}</p>}
      {number > responses.length && <p>{told.last}</p>}
      {responses.map((one) => (
        <CaseResponse key={one.ref} of={one} all={responses} mayRead={officer.rights.includes('answers')} />
      ))}
    </section>
  );
}

function CaseResponse({
  of,
  all,
  mayRead,
}: {
  readonly of: ResponseHead;
  readonly all: readonly ResponseHead[];
  readonly mayRead: boolean;
}) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile;
  const before = all.find(({ ref }) => ref === of.revises);
  return (
    <article class="office-response" data-response={of.code}>
      <h3>{of.code}</h3>
      <ResponseMarks of={of} />
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
    </article>
  );
}
