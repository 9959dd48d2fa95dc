import { dateAndTime } from '../../i18n/format.ts';
import type { OfficeCase } from '../../protocol/officeCase.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { TableCard } from '../page/tableCard.tsx';
import { TableHead } from '../page/tableHead.tsx';
import { Written } from '../page/written.tsx';
import { RefusalFaults } from '../refused/refusalFaults.tsx';

/** What was sent with the keys of a case and not accepted. */
export function CaseRefusals({ refusals }: { readonly refusals: OfficeCase['refusals'] }) {
  const { office, language } = useOfficeLocale();
  const { refused, glance } = office;
  const reasons: Readonly<Record<string, string>> = refused.reasons;
  return (
    <TableCard label={office.caseFile.refusals}>
      <h2>{office.caseFile.refusals}</h2>
      <table data-table="case-refusals">
        <caption class="visually-hidden">{office.caseFile.refusals}</caption>
        <TableHead columns={[refused.last, glance.reason, refused.faults, refused.times, refused.id]} />
        <tbody>
          {refusals.map(({ id, reason, lastSeen, times, ...of }, at) => (
            <tr key={at}>
              <td>{dateAndTime(new Date(lastSeen), language)}</td>
              <td>{reasons[reason] ?? reason}</td>
              <td>
                <RefusalFaults of={of} most={5} />
              </td>
              <td class="office-table__number">{times}</td>
              <td>
                <Written text={id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableCard>
  );
}
