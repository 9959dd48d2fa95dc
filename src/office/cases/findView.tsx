import { dateAndTime } from '../../i18n/format.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';
import type { ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { Written } from '../page/written.tsx';
import { ResponseMarks } from '../responses/responseMarks.tsx';
import { lastFinds } from './caseFinds.ts';
import { addressOfCase, addressOfResponse } from './caseSearchForm.tsx';

/** What the last search found. */
export function FindView({ officer }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.find;
  const found = lastFinds.value;
  const mayRead = officer.rights.includes('answers');
  return (
    <ViewFrame title={office.views.find} fault={undefined} waits={false}>
      <p class="hint">
        {told.hint} {told.recorded}
      </p>
      {found && (
        <p role="status" data-found={found.number}>
          {(found.number > 0 || found.responses.length === 0) && told.cases({ count: found.number })}{' '}
          {found.number > found.cases.length && told.more}{' '}
          {found.responses.length > 0 && told.loose({ count: found.responses.length })}
        </p>
      )}
      {found && found.cases.length > 0 && (
        <TableCard label={office.views.cases}>
          <StackingTable
            name="found"
            caption={office.views.cases}
            columns={[office.cases.id, office.cases.enterprise, office.cases.name, office.glance.state]}
            look="texts"
            rows={found.cases.map(({ id, enterpriseNumber, name, state }) => ({
              key: id,
              cells: [
                <a key="case" class="alone" href={addressOfCase(id)}>
                  <Written text={id} />
                </a>,
                enterpriseNumber,
                name !== undefined && <Written key="name" text={name} />,
                state ? office.glance.states[state] : told.unregistered,
              ],
            }))}
          />
        </TableCard>
      )}
      {found && found.responses.length > 0 && (
        <TableCard label={office.caseFile.responses}>
          <StackingTable
            name="found-responses"
            caption={office.caseFile.responses}
            columns={[office.caseFile.receipt, office.caseFile.receivedAt, office.caseFile.particulars]}
            look="texts"
            rows={found.responses.map((of) => ({
              key: of.ref,
              cells: [
                mayRead ? (
                  <a key="code" class="alone" href={addressOfResponse(of.ref)}>
                    {of.code}
                  </a>
                ) : (
                  of.code
                ),
                dateAndTime(new Date(of.receivedAt), language),
                <ResponseMarks key="marks" of={of} />,
              ],
            }))}
          />
        </TableCard>
      )}
    </ViewFrame>
  );
}
