import { dateAndTime } from '../i18n/format.ts';
import { type OfficeAct, officeRecord } from '../protocol/officeRecord.ts';
import { addressOfCase } from './caseSearchForm.tsx';
import { type OfficeWords, useOfficeLocale } from './officeLocale.ts';
import { TableCard } from './tableCard.tsx';
import { useView, type ViewProps } from './useView.ts';
import { ViewFrame } from './viewFrame.tsx';
import { Written } from './written.tsx';

/** Who did what, the last one first. */
export function RecordView({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.record;
  const { answer, fault } = useView('/record', officeRecord, onSignedOut);
  return (
    <ViewFrame title={office.views.record} fault={fault} waits={!answer}>
      {answer && (
        <TableCard label={told.caption}>
          <table data-table="record">
            <caption>{told.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{told.number}</th>
                <th scope="col">{told.at}</th>
                <th scope="col">{told.who}</th>
                <th scope="col">{told.act}</th>
              </tr>
            </thead>
            <tbody>
              {answer.lines.map(({ number, at, name, act, caseId, detail }) => (
                <tr key={number}>
                  <td>{number}</td>
                  <td>{dateAndTime(new Date(at), language)}</td>
                  <td>{name ?? told.commandLine}</td>
                  <td>
                    {told.acts[act]} {detail && detailWords(act, detail, office)}{' '}
                    {caseId !== undefined && (
                      <a href={addressOfCase(caseId)}>
                        <Written text={caseId} />
                      </a>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableCard>
      )}
    </ViewFrame>
  );
}

/** What a line says beside the act: rights, and what cases were asked for by, in words; numbers as they are. */
function detailWords(act: OfficeAct, detail: string, { record, glance, cases }: OfficeWords): string {
  const states: Readonly<Record<string, string>> = glance.states;
  const rights: Readonly<Record<string, string>> = record.rights;
  if (act.startsWith('cases-'))
    return detail === '*'
      ? cases.all
      : detail
          .split(' ')
          .map((word) => states[word] ?? word)
          .join(', ');
  return detail
    .split(/[ ,]/)
    .map((word) => rights[word] ?? word)
    .join(', ');
}
