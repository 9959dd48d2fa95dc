import { dateAndTime } from '../i18n/format.ts';
import { officeRefused } from '../protocol/refusedList.ts';
import { useOfficeLocale } from './officeLocale.ts';
import { TableCard } from './tableCard.tsx';
import { useView, type ViewProps } from './useView.ts';
import { ViewFrame } from './viewFrame.tsx';

/** What was refused and is kept apart, and why. */
export function RefusedView({ onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.refused;
  const reasons: Readonly<Record<string, string>> = told.reasons;
  const { answer, fault } = useView('/refused', officeRefused, onSignedOut);
  return (
    <ViewFrame title={office.views.refused} fault={fault} waits={!answer}>
      <p class="hint">{told.what}</p>
      {answer && (
        <TableCard label={office.views.refused}>
          <p role="status" data-refused={answer.number}>
            {told.found({ count: answer.number })}
          </p>
          <table data-table="refused-list">
            <caption class="visually-hidden">{office.views.refused}</caption>
            <thead>
              <tr>
                {[told.last, office.glance.reason, told.faults, office.cases.id, told.times, told.id].map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.refused.map(({ id, sha256, reason, faults, lastSeen, times, caseId }) => (
                <tr key={`${id} ${sha256} ${reason}`}>
                  <td>{dateAndTime(new Date(lastSeen), language)}</td>
                  <td>{reasons[reason] ?? reason}</td>
                  <td lang="en">{faults}</td>
                  <td>{caseId}</td>
                  <td class="office-table__number">{times}</td>
                  <td translate={false}>{id}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableCard>
      )}
    </ViewFrame>
  );
}
