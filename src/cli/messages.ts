import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFile, type Message, type MessageFile, placeholder, pluralKey } from '../i18n/wordsOf.ts';
import type { Language } from '../instrument/language.ts';

const folder = join(import.meta.dirname, '..', 'i18n');

/** The types of all words, written from the Dutch ones. */
export const messagesFile = join(folder, 'messages.ts');

/** All words of the interface in a language, by file. */
export async function readMessages(language: Language): Promise<Record<string, MessageFile>> {
  const names = (await readdir(join(folder, language))).filter((name) => name.endsWith('.json')).toSorted();
  const files = names.map(
    async (name): Promise<[string, MessageFile]> => [
      name.slice(0, -'.json'.length),
      JSON.parse(await readFile(join(folder, language, name), 'utf8')),
    ],
  );
  return Object.fromEntries(await Promise.all(files));
}

/** The names of a message's placeholders. */
export const placeholdersOf = (message: string): ReadonlySet<string> =>
  new Set([...message.matchAll(placeholder)].map(([, name = '']) => name));

const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`);

function functionOf(names: ReadonlySet<string>): string {
  const members = [...names].map((name) => `readonly ${name}: ${name === 'count' ? 'number' : 'Value'}`);
  return `(values: { ${members.join('; ')} }) => string`;
}

function typeOf(message: Message, indent: string): string {
  if (typeof message === 'string') {
    const names = placeholdersOf(message);
    return names.size > 0 ? functionOf(names) : 'string';
  }
  if (isFile(message)) return `{\n${membersOf(message, `${indent}  `)}${indent}}`;
  const [first = ''] = message;
  const type = typeOf(first, indent);
  return `readonly ${type.includes(' ') ? `(${type})` : type}[]`;
}

function membersOf(messages: MessageFile, indent: string): string {
  const members = new Map<string, string>();
  const counted = new Map<string, Set<string>>();
  for (const [key, message] of Object.entries(messages)) {
    const name = pluralKey.exec(key)?.[1];
    if (name === undefined || typeof message !== 'string') members.set(key, typeOf(message, indent));
    else {
      const names = new Set([...(counted.get(name) ?? ['count']), ...placeholdersOf(message)]);
      counted.set(name, names);
      members.set(name, functionOf(names));
    }
  }
  return [...members].map(([key, type]) => `${indent}readonly ${keyOf(key)}: ${type};\n`).join('');
}

/** The source of the types of all words. */
export const sourceOf = (dutch: Readonly<Record<string, MessageFile>>): string => `\
// Written by \`npm run messages\` from the Dutch words, src/i18n/nl/*.json: change those, then run it again.

/** What stands in the place of a placeholder. */
type Value = string | number;

/** The words of the interface, by file. */
export interface Messages {
${membersOf(dutch, '  ')}}
`;
