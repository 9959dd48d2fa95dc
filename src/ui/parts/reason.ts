import { itemAt } from '../../engine/outline.ts';
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

/** Why the route skips a question, in words: those of a named condition, "A2 is Neen", "B1a en B1b is Neen". */
export function reasonWords(session: Session, because: readonly string[], words: Messages, language: Language): string {
  const { conditions = {} } = session.texts;
  const said = new Set(because.flatMap((id) => conditions[nameIn(id)] ?? []));
  const byAnswer = new Map<string, string[]>();
  for (const id of because) {
    const item = itemAt(session.instrument, id);
    const value = session.values.get(id);
    if (!item || value === undefined) continue;
    const answer = valueWords(item, value, session.texts, words);
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), id]);
  }
  return list(
    [
      ...said,
      ...[...byAnswer].map(([answer, ids]) =>
        words.more.reason({ items: list(itemNames(session, ids), language), answer, count: ids.length }),
      ),
    ],
    language,
  );
}

/** The questions to answer before a waiting one can be put. */
export const awaitedQuestions = ({ instrument }: Session, because: readonly string[]): string[] => [
  ...new Set(because.map((id) => itemAt(instrument, id)?.question ?? id)),
];
