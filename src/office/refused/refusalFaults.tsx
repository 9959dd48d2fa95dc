import type { RefusedFaults } from '../../protocol/refusedList.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';

/** What is wrong with a document, fault by fault: of which item, in which place, and what. */
export function RefusalFaults({
  of: { errors, errorCount },
  most = errors.length,
}: {
  readonly of: RefusedFaults;
  /** How many are shown. */
  readonly most?: number;
}) {
  const { office } = useOfficeLocale();
  const told = office.refused;
  const words: Readonly<Record<string, string>> = told.faultWords;
  if (errorCount === 0) return null;
  const first = errors.slice(0, most);
  return (
    <ul class="office-faults">
      {first.map(({ item, place, fault, check }, at) => (
        <li key={at} data-fault={fault}>
          {(item ?? place) !== undefined && (
            <>
              <Written text={[item, place].filter((part) => part !== undefined).join(', ')} />:{' '}
            </>
          )}
          {words[fault] ?? told.faultWords.form}
          {check !== undefined && (
            <>
              {' '}
              (<Written text={check} />)
            </>
          )}
        </li>
      ))}
      {errorCount > first.length && <li>{told.moreFaults({ count: errorCount - first.length })}</li>}
    </ul>
  );
}
