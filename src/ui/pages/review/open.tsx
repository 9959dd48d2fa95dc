import type { Finding } from '../../../engine/findings.ts';
import { type Item, outlineOf } from '../../../engine/outline.ts';
import { itemsIn, missingItems } from '../../../engine/route.ts';
import { rowOf } from '../../../engine/types/table.ts';
import { list } from '../../../i18n/format.ts';
import { nameIn } from '../../../instrument/address.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { wholeFindings, wholeRoute } from '../../../session/account.ts';
import type { Session } from '../../../session/session.ts';
import { lazyPart } from '../../lazy.tsx';
import { useLanguage, useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { destinationsOf, QuestionLinks } from '../../parts/questionLinks.tsx';

const RosterFaults = lazyPart(async () => (await import('../rosters/rosterFaults.tsx')).RosterFaults, ['roster']);

/** Whether an item asks how to reach somebody, or for what browsers can fill in. */
const isContact = (item: Item): boolean =>
  rowOf(item).reaches === true || ('autocomplete' in item && item.autocomplete !== undefined);

/** What is missing or wrong, each with the way to it. */
export function Open({ session }: { readonly session: Session }) {
  const words = useWords();
  const language = useLanguage();
  const missing = missingItems(wholeRoute(session));
  const blank = itemsIn(wholeRoute(session), 'asked')
    .filter((item) => isContact(item) && !item.required && wholeRoute(session).readings.get(item.id)?.kind === 'blank')
    .map((item) => session.texts.items[item.name]?.text ?? item.id);
  const order = [...outlineOf(session.instrument).items.keys()];
  const placed = (finding: Finding) => order.indexOf(nameIn(finding.items[0] ?? ''));
  const findings = wholeFindings(session)
    .filter(({ level }) => level === 'hard')
    .toSorted((one, other) => placed(one) - placed(other));
  return (
    <>
      <ul class="open">
        {findings.map((finding) => (
          <li key={finding.check + finding.items.join()} data-finding={finding.check}>
            <QuestionLinks session={session} items={finding.items} />
            {session.texts.checks[finding.text]}
          </li>
        ))}
      </ul>
      {session.instrument.rosters && <RosterFaults session={session} />}
      {missing.length > 0 && <p>{words.review.missing}</p>}
      {session.instrument.modules.map(({ id }) => (
        <MissingIn
          key={id}
          session={session}
          module={id}
          items={missing.flatMap((item) => (item.module === id ? [item.id] : []))}
        />
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
  readonly items: readonly string[];
}) {
  const labels = labelsOf(session);
  if (items.length === 0) return null;
  return (
    <div class="missing">
      <span>{session.texts.modules[module]?.label}</span>
      <ul>
        {destinationsOf(session, items).map(({ title, items: ids }) => (
          <li key={ids[0]}>
            {ids.some((id) => labels.item(id).letter) && <span>{title}</span>}
            {ids.map((id) => (
              <span key={id} data-missing={id}>
                <a href={itemPlace(session, id)} aria-label={labels.item(id).letter && labels.item(id).name}>
                  {labels.item(id).letter ?? title}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
