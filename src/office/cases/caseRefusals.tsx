import { dateAndTime } from '../../i18n/format.ts';
import type { OfficeCase } from '../../protocol/officeCase.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';
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
      <StackingTable
        name="case-refusals"
        caption={office.caseFile.refusals}
        columns={[refused.last, glance.reason, refused.faults, refused.times, refused.id]}
        look="texts"
        rowHeads={false}
        numbersFrom={3}
        numbersTo={4}
        rows={refusals.map(({ id, reason, lastSeen, times, ...of }, at) => ({
          key: at,
          cells: [
            dateAndTime(new Date(lastSeen), language),
            reasons[reason] ?? reason,
            <RefusalFaults key="faults" of={of} most={5} />,
            times,
            <Written key="id" text={id} />,
          ],
        }))}
      />
    </TableCard>
  );
}
