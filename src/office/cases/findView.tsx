import { dateAndTime } from '../../i18n/format.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { TableCard } from '../page/tableCard.tsx';
import { TableHead } from '../page/tableHead.tsx';
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
          <table data-table="found">
            <caption class="visually-hidden">{office.views.cases}</caption>
            <TableHead columns={[office.cases.id, office.cases.enterprise, office.cases.name, office.glance.state]} />
            <tbody>
              {found.cases.map(({ id, enterpriseNumber, name, state }) => (
                <tr key={id}>
                  <th scope="row">
                    <a class="alone" href={addressOfCase(id)}>
                      <Written text={id} />
                    </a>
                  </th>
                  <td>{enterpriseNumber}</td>
                  <td>{name !== undefined && <Written text={name} />}</td>
                  <td>{state ? office.glance.states[state] : told.unregistered}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableCard>
      )}
      {found && found.responses.length > 0 && (
        <TableCard label={office.caseFile.responses}>
          <table data-table="found-responses">
            <caption class="visually-hidden">{office.caseFile.responses}</caption>
            <TableHead columns={[office.caseFile.receipt, office.caseFile.receivedAt, office.caseFile.particulars]} />
            <tbody>
              {found.responses.map((of) => (
                <tr key={of.ref}>
                  <th scope="row">
                    {mayRead ? (
                      <a class="alone" href={addressOfResponse(of.ref)}>
                        {of.code}
                      </a>
                    ) : (
                      of.code
                    )}
                  </th>
                  <td>{dateAndTime(new Date(of.receivedAt), language)}</td>
                  <td>
                    <ResponseMarks of={of} />
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
