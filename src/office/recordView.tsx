import { dateAndTime } from '../i18n/format.ts';
import { officeRecord } from '../protocol/officeRecord.ts';
import { useOfficeLocale } from './officeLocale.ts';
import { TableCard } from './tableCard.tsx';
import { useView, type ViewProps } from './useView.ts';

/** Who did what, the last one first. */
export function RecordView({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.record;
  const { answer, fault } = useView('/record', officeRecord, onSignedOut);
  return (
    <>
      <h1 tabIndex={-1}>{office.views.record}</h1>
      {fault && (
        <p role="alert" data-view-fault={fault}>
          {office.faults[fault]}
        </p>
      )}
      {!answer && !fault && <p aria-busy="true">{office.loading}</p>}
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
              {answer.lines.map(({ number, at, name, act, detail }) => (
                <tr key={number}>
                  <td>{number}</td>
                  <td>{dateAndTime(new Date(at), language)}</td>
                  <td>{name ?? told.commandLine}</td>
                  <td>
                    {told.acts[act]} {detail}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableCard>
      )}
    </>
  );
}
