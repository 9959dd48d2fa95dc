import type { Finding } from '../../../engine/findings.ts';
import type { Item } from '../../../engine/outline.ts';
import { outlineOf } from '../../../engine/outline.ts';
import { itemsIn, missingItems } from '../../../engine/route.ts';
import { list } from '../../../i18n/format.ts';
import type { Session } from '../../../session/session.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { placeOf } from './placeOf.ts';

/** What is missing or wrong, each with the way to it. */
export function Open({ session }: { readonly session: Session }) {
  const words = useWords();
  const language = useLanguage();
  const missing = missingItems(session.route.value);
  const blank = itemsIn(session.route.value, 'asked')
    .filter((item) => !item.required && session.route.value.readings.get(item.id)?.kind === 'blank')
    .map((item) => session.texts.items[item.id]?.text ?? item.id);
  const order = [...outlineOf(session.instrument).items.keys()];
  const placed = (finding: Finding) => order.indexOf(finding.items[0] ?? '');
  const findings = session.findings.value
    .filter(({ level }) => level === 'hard')
    .toSorted((one, other) => placed(one) - placed(other));
  return (
    <>
      <ul class="open">
        {findings.map((finding) => (
          <li key={finding.check + finding.items.join()} data-finding={finding.check}>
            <a href={placeOf(session, finding.items.at(-1) ?? '')}>{finding.items.join(', ')}</a>:{' '}
            {session.texts.checks[finding.text]}
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p>{words.review.missing}</p>}
      {session.instrument.modules.map(({ id }) => (
        <MissingIn key={id} session={session} module={id} items={missing.filter((item) => item.module === id)} />
      ))}
      {blank.length > 0 && <p class="hint">{words.review.contactReminder({ blank: list(blank, language) })}</p>}
    </>
  );
}

function MissingIn({
  session,
  module,
  items,
}: {
  readonly session: Session;
  readonly module: string;
  readonly items: readonly Item[];
}) {
  if (items.length === 0) return null;
  return (
    <div class="missing">
      <span>{session.texts.modules[module]?.label}</span>
      <ul>
        {items.map((item) => (
          <li key={item.id} data-missing={item.id}>
            <a href={placeOf(session, item.id)}>{item.id}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
