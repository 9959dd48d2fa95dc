import type { ResponseHead } from '../../protocol/officeCase.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';

/** What there is to know of how a response came, and what became of it. */
export function ResponseMarks({ of, rivals = false }: { readonly of: ResponseHead; readonly rivals?: boolean }) {
  const { office } = useOfficeLocale();
  const words = office.caseFile.marks;
  const marks = (
    [
      ['hidden', of.hidden],
      ['rivals', rivals],
      ['late', of.late],
      ['otherSender', of.otherSender],
      ['reissued', of.reissued],
      ['ingested', of.ingested],
      ['sealed', of.sealed],
      ['erased', of.erasedAt !== undefined],
      ['altered', of.altered],
    ] as const
  ).filter(([, is]) => is);
  if (marks.length === 0) return null;
  return (
    <ul class="office-marks">
      {marks.map(([mark]) => (
        <li key={mark} data-mark={mark}>
          {words[mark]}
        </li>
      ))}
    </ul>
  );
}
