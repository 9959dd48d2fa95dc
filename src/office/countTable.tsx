import { useOfficeLocale } from './officeLocale.ts';
import { TableCard } from './tableCard.tsx';

/** Counts under a caption, with a bar beside each: how it compares with the others. */
export function CountTable({
  name,
  caption,
  column,
  rows,
}: {
  /** What marks the table: `data-table`. */
  readonly name: string;
  readonly caption: string;
  readonly column: string;
  readonly rows: readonly { readonly label: string; readonly count: number }[];
}) {
  const { office, language } = useOfficeLocale();
  const number = new Intl.NumberFormat(language);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <TableCard label={caption}>
      <table data-table={name}>
        <caption>{caption}</caption>
        {rows.length > 0 && (
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col" class="office-table__number">
                {office.glance.number}
              </th>
              <td />
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="office-table__number">{number.format(count)}</td>
              <td class="office-table__bar" aria-hidden="true">
                <meter min={0} max={most} value={count} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="hint">{office.glance.none}</p>}
    </TableCard>
  );
}
