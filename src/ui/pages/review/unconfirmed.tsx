import { isConfirmed, keyOf } from '../../../engine/confirmation.ts';
import type { Finding } from '../../../engine/findings.ts';
import { outlineOf } from '../../../engine/outline.ts';
import { nameIn } from '../../../instrument/address.ts';
import { confirmationsIn } from '../../../protocol/annotation.ts';
import { wholeFindings } from '../../../session/account.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { QuestionLinks } from '../../parts/questionLinks.tsx';
import { SoftCheck } from '../../questions/softCheck.tsx';

/** What seems unlikely, once more before completion, the strong ones first. It holds nothing up. */
export function Unconfirmed({ session }: { readonly session: Session }) {
  const words = useWords();
  const soft = wholeFindings(session).filter(({ level }) => level === 'soft');
  if (soft.length === 0) return null;
  const order = [...outlineOf(session.instrument).items.keys()];
  const placed = (finding: Finding) => order.indexOf(nameIn(finding.items[0] ?? ''));
  const confirmations = confirmationsIn(session.annotations.value);
  const left = soft.filter((finding) => !isConfirmed(finding, session, confirmations)).length;
  return (
    <section class="unconfirmed" aria-labelledby="unconfirmed-title">
      <h2 id="unconfirmed-title">{left > 0 ? words.review.unlikely : words.review.allConfirmed}</h2>
      {left > 0 && <p>{words.review.unlikelyHint}</p>}
      {soft
        .toSorted((one, other) => Number(other.strong) - Number(one.strong) || placed(one) - placed(other))
        .map((finding) => (
          <div key={keyOf(finding)} class={finding.strong ? 'unconfirmed__strong' : undefined}>
            <QuestionLinks session={session} items={finding.items} />
            <SoftCheck session={session} finding={finding} />
          </div>
        ))}
    </section>
  );
}
