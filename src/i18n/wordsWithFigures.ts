import type { Language } from '../instrument/language.ts';
import { localeOf } from './format.ts';
import { isFile, type Message, type MessageFile, wordsOf } from './wordsOf.ts';

type Values = Readonly<Record<string, string | number>>;

/** What pages say (`wordsOf`), with every count written as tables write it: 1,878. */
export function wordsWithFigures(file: MessageFile, language: Language): Readonly<Record<string, unknown>> {
  const number = new Intl.NumberFormat(localeOf(language));
  const withFigures = (said: unknown): unknown => {
    if (typeof said === 'function')
      return (values: Values): unknown => said({ ...values, figure: number.format(Number(values['count'])) });
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return said;
    return Object.fromEntries(Object.entries(said).map(([key, one]) => [key, withFigures(one)]));
  };
  return Object.fromEntries(
    Object.entries(wordsOf(figured(file), language)).map(([key, one]) => [key, withFigures(one)]),
  );
}

/** The count decides on the plural form; in the text stands how it is written. */
const figured = (file: MessageFile): MessageFile =>
  Object.fromEntries(Object.entries(file).map(([key, message]) => [key, figuredMessage(message)]));

function figuredMessage(message: Message): Message {
  if (typeof message === 'string') return message.replaceAll('{{count}}', '{{figure}}');
  return isFile(message) ? figured(message) : message.map(figuredMessage);
}
