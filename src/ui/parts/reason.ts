import type { Evaluation } from '../../engine/evaluation.ts';
import { itemAt } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import { list } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/messages.ts';
import { nameIn } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Language } from '../../instrument/language.ts';
import type { Session } from '../../session/session.ts';
import { valueWords } from '../types/table.ts';

/** Items as the respondent knows them: "B1a", "B2". */
export const itemNames = (survey: Pick<Session, 'instrument' | 'texts'>, ids: readonly string[]): string[] =>
  ids.map((id) => labelsOf(survey).item(id).name);

/** What says why something is skipped: a session, or a response as its copy shows it. */
export interface Reasoned extends Pick<Session, 'instrument' | 'texts'> {
  readonly values: { readonly get: (item: string) => Value | undefined };
  /** All that follows from the answers, for what is reckoned over rows. */
  readonly evaluation: () => Evaluation;
}

/**
 * Why the route skips something, in words: those of a named condition, "A2 is Neen", "B1a en B1b is Neen", "het aantal bij
 * Toekenningen is 0".
 */
export function reasonWords(
  reasoned: Reasoned,
  because: readonly string[],
  words: Messages,
  language: Language,
): string {
  const { instrument, texts, values } = reasoned;
  const { conditions = {} } = texts;
  const said = new Set(
    because.flatMap((id) => (Object.hasOwn(conditions, nameIn(id)) && conditions[nameIn(id)]) || []),
  );
  const byAnswer = new Map<string, string[]>();
  for (const id of because) {
    const item = itemAt(instrument, id);
    const value = values.get(id);
    if (!item || value === undefined) continue;
    const answer = valueWords(item, value, texts, words);
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), id]);
  }
  return list(
    [
      ...said,
      ...[...byAnswer].map(([answer, ids]) =>
        words.more.reason({ items: list(itemNames(reasoned, ids), language), answer, count: ids.length }),
      ),
      ...(instrument.rosters ? new Set(because.flatMap((name) => overRows(reasoned, name, words))) : []),
    ],
    language,
  );
}

/** What rows come to, where that decides; nothing of what is not reckoned over rows. */
function overRows({ evaluation, texts }: Reasoned, name: string, words: Messages): string[] {
  const { more } = words;
  const found = evaluation().program.reckoned?.(name);
  if (!found) return [];
  const roster = texts.rosters?.[found.roster]?.title ?? found.roster;
  if (found.count !== undefined) return [more.reasonCount({ roster, value: found.count })];
  if (!found.sum) return [more.reasonRows({ roster })];
  const { item, value } = found.sum;
  const total = valueWords(item, value, texts, words);
  return [more.reasonSum({ item: texts.items[item.name]?.text ?? item.name, roster, value: total })];
}

/** The questions to answer before a waiting one can be put. */
export const awaitedQuestions = ({ instrument }: Session, because: readonly string[]): string[] => [
  ...new Set(because.map((id) => itemAt(instrument, id)?.question ?? id)),
];
