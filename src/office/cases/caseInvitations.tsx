import { dateAndTime } from '../../i18n/format.ts';
import type { OfficeCase } from '../../protocol/officeCase.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';

/** The keys and codes of a case: never what they say. */
export function CaseInvitations({ of: { tokens, codes } }: { readonly of: OfficeCase }) {
  const { office, language } = useOfficeLocale();
  const told = office.caseFile;
  const when = (at: string | undefined) => at !== undefined && dateAndTime(new Date(at), language);
  return (
    <TableCard label={told.invitations}>
      <h2>{told.invitations}</h2>
      {codes.length > 0 && (
        <StackingTable
          name="codes"
          caption={told.codes}
          captionHidden={false}
          columns={[told.issuedAt, told.reissued, told.redeemed, told.endedAt]}
          look="texts"
          rowHeads={false}
          rows={codes.map(({ issuedAt, reissued, redeemed, endedAt }) => ({
            key: issuedAt,
            cells: [when(issuedAt), reissued ? told.yes : told.no, told.times({ count: redeemed }), when(endedAt)],
          }))}
        />
      )}
      {tokens.length > 0 && (
        <StackingTable
          name="tokens"
          caption={told.tokens}
          captionHidden={false}
          columns={[office.record.number, told.origin, told.madeAt, told.endedAt]}
          look="texts"
          rowHeads={false}
          rows={tokens.map(({ number, origin, weak, createdAt, revokedAt }) => ({
            key: number,
            cells: [
              number,
              `${told.origins[origin]}${weak ? ` (${told.weak})` : ''}`,
              when(createdAt),
              when(revokedAt),
            ],
          }))}
        />
      )}
    </TableCard>
  );
}
