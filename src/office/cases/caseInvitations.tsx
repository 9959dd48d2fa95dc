import { dateAndTime } from '../../i18n/format.ts';
import type { OfficeCase } from '../../protocol/officeCase.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { TableCard } from '../page/tableCard.tsx';
import { TableHead } from '../page/tableHead.tsx';

/** The keys and codes of a case: never what they say. */
export function CaseInvitations({ of: { tokens, codes } }: { readonly of: OfficeCase }) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile;
  const when = (at: string | undefined) => at !== undefined && dateAndTime(new Date(at), language);
  return (
    <TableCard label={told.invitations}>
      <h2>{told.invitations}</h2>
      {codes.length > 0 && (
        <table data-table="codes">
          <caption>{told.codes}</caption>
          <TableHead columns={[told.issuedAt, told.reissued, told.redeemed, told.endedAt]} />
          <tbody>
            {codes.map(({ issuedAt, reissued, redeemed, endedAt }) => (
              <tr key={issuedAt}>
                <td>{when(issuedAt)}</td>
                <td>{reissued ? told.yes : told.no}</td>
                <td>{told.times({ count: redeemed })}</td>
                <td>{when(endedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {tokens.length > 0 && (
        <table data-table="tokens">
          <caption>{told.tokens}</caption>
          <TableHead columns={[office.record.number, told.origin, told.madeAt, told.endedAt]} />
          <tbody>
            {tokens.map(({ number, origin, weak, createdAt, revokedAt }) => (
              <tr key={number}>
                <td>{number}</td>
                <td>
                  {told.origins[origin]}
                  {weak && ` (${told.weak})`}
                </td>
                <td>{when(createdAt)}</td>
                <td>{when(revokedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </TableCard>
  );
}
