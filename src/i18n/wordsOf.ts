import type { Language } from '../instrument/language.ts';

/** Words as a file has them, in i18next's JSON format 4: nested keys, `{{name}}`, and `_one`, `_other` for plural forms. */
export type MessageFile = { readonly [key: string]: Message };
export type Message = string | readonly Message[] | MessageFile;

/** Files of words that are loaded where a page needs them, by their path from the room of a language. */
export type WordsApart = Readonly<Record<string, () => Promise<MessageFile>>>;

/** A key of one plural form: the message's name and the form. `_zero` is for 0 in any language, as in i18next. */
export const pluralKey = /^(.+)_(zero|one|two|few|many|other)$/;

/** The placeholders of a message. */
export const placeholder = /\{\{(\w+)\}\}/g;

/** What is put in the place of the placeholders. */
type Values = Readonly<Record<string, string | number>>;

const filled = (text: string, values: Values): string =>
  text.replace(placeholder, (whole, name: string) => `${values[name] ?? whole}`);

/**
 * What pages say, made of a file's messages: a plain string stays one, a message with placeholders or plural forms
 * becomes a function of its values by name.
 */
export function wordsOf(file: MessageFile, language: Language): Readonly<Record<string, unknown>> {
  const rules = new Intl.PluralRules(language);
  const counted = (messages: MessageFile, name: string) => (values: Values) => {
    const count = Number(values['count']);
    const zero = count === 0 ? messages[`${name}_zero`] : undefined;
    return filled(`${zero ?? messages[`${name}_${rules.select(count)}`] ?? messages[`${name}_other`]}`, values);
  };
  const said = (message: Message): unknown => {
    if (typeof message === 'string')
      return message.includes('{{') ? (values: Values) => filled(message, values) : message;
    return isFile(message) ? all(message) : message.map(said);
  };
  const all = (messages: MessageFile): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(messages).map(([key, message]) => {
        const name = pluralKey.exec(key)?.[1];
        return name === undefined ? [key, said(message)] : [name, counted(messages, name)];
      }),
    );
  return all(file);
}

/** Whether a message is a group of messages by key. */
export const isFile = (message: Message): message is MessageFile =>
  typeof message === 'object' && !Array.isArray(message);
