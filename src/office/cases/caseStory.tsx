import { dateAndTime } from '../../i18n/format.ts';
import type { Language } from '../../instrument/language.ts';
import type { CaseEvent } from '../../protocol/officeCase.ts';
import { dayInWords } from '../page/dayInWords.ts';
import { type OfficeWords, useOfficeLocale } from '../page/officeLocale.ts';
import { TableCard } from '../page/tableCard.tsx';
import { TableHead } from '../page/tableHead.tsx';
import { Written } from '../page/written.tsx';

/** What happened to a case, first to last, and who did it and why. */
export function CaseStory({ events }: { readonly events: readonly CaseEvent[] }) {
  const { office, language } = useOfficeLocale();
  const { record, caseFile } = office;
  return (
    <TableCard label={caseFile.story}>
      <h2>{caseFile.story}</h2>
      <table data-table="story">
        <caption class="visually-hidden">{caseFile.story}</caption>
        <TableHead columns={[record.at, record.act, record.who]} />
        <tbody>
          {events.map((event, at) => (
            <tr key={`${at} ${event.kind}`} data-event={event.kind}>
              <td>{dateAndTime(new Date(event.at), language)}</td>
              <td>
                {caseFile.events[event.kind]} <Detail event={event} />
              </td>
              <td>{event.who}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableCard>
  );
}

function Detail({ event }: { readonly event: CaseEvent }) {
  const { office, language } = useOfficeLocale();
  const text = detailOf(event, office, language);
  return text === undefined ? null : <Written text={text} />;
}

/** What an event is about in words: the number of a key, a reason, a day. */
function detailOf(
  { kind, detail }: CaseEvent,
  { caseFile, glance, refused }: OfficeWords,
  language: Language,
): string | undefined {
  if (detail === undefined) return undefined;
  switch (kind) {
    case 'token-registered':
    case 'token-revoked':
    case 'code-redeemed':
      return caseFile.tokenNumber({ id: detail });
    case 'refused': {
      const reasons: Readonly<Record<string, string>> = refused.reasons;
      return reasons[detail] ?? detail;
    }
    case 'case-marked': {
      const [, mark = '', why = detail] = /^(outOfScope|ceased): (.*)$/s.exec(detail) ?? [];
      const states: Readonly<Record<string, string>> = glance.states;
      return [states[mark], why].filter(Boolean).join(': ');
    }
    case 'case-extended':
      return detail.replace(/^\d{4}-\d\d-\d\d/, (day) => dayInWords(day, language));
    default:
      return detail;
  }
}
