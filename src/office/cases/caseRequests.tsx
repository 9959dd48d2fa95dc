import { dateAndTime } from '../../i18n/format.ts';
import { languageNameOf } from '../../i18n/languages.ts';
import type { AskedCorrection, OfficeCase } from '../../protocol/officeCase.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';
import { Written } from '../page/written.tsx';

/** The corrections that the office asked for, first to last: what it wrote, whether a device heard it, and what came after. */
export function CaseRequests({ requests }: { readonly requests: OfficeCase['requests'] }) {
  const { office, language } = useOfficeLocale();
  const { record, caseFile } = office;
  const told = caseFile.asked;
  const moment = (at: string) => dateAndTime(new Date(at), language);
  return (
    <TableCard label={told.title}>
      <h2>{told.title}</h2>
      <StackingTable
        name="case-requests"
        caption={told.title}
        columns={[record.at, record.who, told.message, told.items, told.heard, told.answer]}
        look="texts"
        rowHeads={false}
        rows={requests.map(({ at, who, messages, items, heardAt, answer }, index) => ({
          key: `${at} ${index}`,
          cells: [
            moment(at),
            who ?? record.commandLine,
            <Messages key="messages" messages={messages} />,
            items.length === 0 ? told.all : <Written key="items" text={items.join(' ')} />,
            heardAt === undefined ? told.unheard : moment(heardAt),
            answer ? <Answer key="answer" answer={answer} /> : told.unanswered,
          ],
          attributes: {
            'data-request': at,
            'data-heard': heardAt === undefined ? 'no' : 'yes',
            ...(answer && { 'data-answer': answer.code }),
          },
        }))}
      />
    </TableCard>
  );
}

function Messages({ messages }: Pick<AskedCorrection, 'messages'>) {
  const { office } = useOfficeLocale();
  if (!messages) return <>{office.caseFile.withheld}</>;
  return (
    <ul>
      {Object.entries(messages).map(([code, text]) => (
        <li key={code}>
          {languageNameOf(code)}: <Written text={text} lang={code} />
        </li>
      ))}
    </ul>
  );
}

function Answer({ answer: { at, code, revision } }: { readonly answer: NonNullable<AskedCorrection['answer']> }) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile.asked;
  const when = dateAndTime(new Date(at), language);
  return (
    <>
      {/* The first of a chain corrects nothing: it came beside what was to be corrected. */}
      {revision === undefined || revision === 1 ? told.another({ when }) : told.revision({ when, revision })}{' '}
      <span translate={false}>({code})</span>
    </>
  );
}
