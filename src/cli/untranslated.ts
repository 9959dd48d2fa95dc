import { isFile, type Message, type MessageFile, pluralKey } from '../i18n/wordsOf.ts';
import { language as languages } from '../instrument/language.ts';
import { catalogue } from '../surveys/catalogue.ts';
import { placeholdersOf, readMessages } from './messages.ts';
import { lintSource } from './survey/lint.ts';

/** The placeholders and plural forms of a message. */
interface Shape {
  readonly placeholders: ReadonlySet<string>;
  /** The plural forms that it comes in; empty where it does not count. */
  readonly forms: ReadonlySet<string>;
}

/** The shapes of all messages by path; blank ones are left out. */
export function shapesOf(messages: MessageFile): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  const visit = (message: Message, path: string, form?: string): void => {
    if (typeof message !== 'string') {
      for (const [key, inner] of Object.entries(message)) {
        const [, name, plural] = (isFile(message) && pluralKey.exec(key)) || [];
        visit(inner, [path, name ?? key].filter(Boolean).join('.'), plural);
      }
    } else if (message.trim() !== '') {
      const before = shapes.get(path);
      shapes.set(path, {
        placeholders: new Set([...(before?.placeholders ?? []), ...placeholdersOf(message)]),
        forms: new Set([...(before?.forms ?? []), ...(form ? [form] : [])]),
      });
    }
  };
  visit(messages, '');
  return shapes;
}

/** The plural forms that a language needs for the counts that occur here. */
function formsOf(language: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)));
}

const same = (left: ReadonlySet<string>, right: ReadonlySet<string>) =>
  left.size === right.size && [...left].every((name) => right.has(name));

/** How the messages of a language differ in shape from the Dutch ones: a line each. */
export function messageFaults(language: string, messages: MessageFile, dutch: MessageFile): string[] {
  const [shapes, wanted] = [shapesOf(messages), shapesOf(dutch)];
  const forms = formsOf(language);
  return [
    ...[...wanted.keys()].filter((path) => !shapes.has(path)).map((path) => `${path} has no words`),
    ...[...shapes].flatMap(([path, shape]) => {
      const model = wanted.get(path);
      if (!model) return [`${path} is not in Dutch`];
      const lacking = [...forms].filter((form) => !shape.forms.has(form));
      return [
        ...(same(shape.placeholders, model.placeholders) ? [] : [`${path} has other placeholders than in Dutch`]),
        ...(shape.forms.size > 0 !== model.forms.size > 0 ? [`${path} counts in one language alone`] : []),
        ...(shape.forms.size > 0 && lacking.length > 0 ? [`${path} has no form for ${lacking.join(', ')}`] : []),
      ];
    }),
  ].map((line) => `interface ${language}: ${line}`);
}

/** Messages that lack a translation, and the faults of every questionnaire: a line each. */
export async function untranslated(): Promise<string[]> {
  const dutch = await readMessages('nl');
  const words = await Promise.all(
    languages.options.map(async (language) => messageFaults(language, await readMessages(language), dutch)),
  );
  const surveys = await Promise.all(
    catalogue.map(async ({ id, version }) => {
      const name = `${id}@${version}`;
      const linted = await lintSource(name);
      return (linted.ok ? linted.value.faults : [linted.fault]).map((line) => `${name}: ${line}`);
    }),
  );
  return [...words.flat(), ...surveys.flat()];
}
