import type { DescribedError } from './errorEntry.ts';

/**
 * The words of a message that are kept. Browsers put values into their messages, with quotation marks and without
 * ("Cannot use 'in' operator to search for 'x' in …"), so that only a list of what is harmless keeps an answer out. What
 * is an answer in itself, an option's letter or a word for yes or no, is not on it.
 */
const harmless = new Set(
  `abort aborted access allowed already an and argument array as assignment async at attempt available be been
  before believed buffer cache call cannot circular cloned close closed closing connection constraint constructor
  converting could create creating data database declaration defined deleted denied destructure directory
  document does dynamically empty error evaluating exceeded exist expected failed fault fetch fetching file
  finished for forged found from function gone handle has import in index initialization input instance internal into
  invalid is it iterable journal json key length limit load loading lock locked maximum method missing module
  mutate network not null object of on only open opening operation or overtaken parameter parse pending
  permission properties property provided quota range read reading receipt records register released request required
  response revoked running script search size source stack state storage store stream string structure such support
  supported than that the this timed timeout to token transaction type undefined unexpected unreadable unsigned upgrade user using
  value variable version was when while with worker write writing`.split(/\s+/),
);

const longest = 300;
const mostCauses = 5;
const mostFrames = 8;

/** A message without what it quotes and what is not known to be harmless: numbers are answers too. */
const scrubbed = (message: string): string =>
  message
    .slice(0, longest)
    .replace(/(?<![\p{L}\p{N}])['"`“‘«].*?(?:['"`”’»](?![\p{L}\p{N}])|$)/gu, '…')
    .replace(/[\p{L}\p{N}\p{M}_$]+/gu, (word) => (harmless.has(word.toLowerCase()) ? word : '…'))
    .replace(/[^\p{L} .,:;()…]+/gu, ' ')
    .replace(/…(?:[ .,:;]*…)+/g, '…')
    .replace(/ +/g, ' ')
    .trim();

/** The functions of a stack and where they stand in the app's files; the address that the files came from is left out. */
function framesOf(stack: string, message: string): string[] {
  // A browser of the Chromium kind begins it with the message, whose lines may look like anything.
  const lines = (message ? stack.replace(message, '') : stack).split('\n');
  const frames = lines.flatMap((line) => {
    const place = /\/([\w.-]{1,60}\.(?:m?js|tsx?))(?:\?[^/:]*)?:(\d+):(\d+)\)?$/.exec(line);
    const named = /^\s*at (?:(?:async|new) )*([\w$.#<>]{1,60}) [([]|^([\w$.#<>]{1,60})@/.exec(line);
    return place ? [`${named?.[1] ?? named?.[2] ?? '-'} ${place.slice(1).join(':')}`] : [];
  });
  return frames.slice(0, mostFrames);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is thrown and what it was caused by, the outermost first. */
export function chainOf(thrown: unknown): unknown[] {
  const chain = [thrown];
  for (let last = thrown; last instanceof Error && chain.length < mostCauses; ) {
    // Dexie keeps the browser's own error in `inner`.
    last = last.cause ?? ('inner' in last ? last.inner : undefined);
    if (last !== undefined) chain.push(last);
  }
  return chain;
}

/** An error and its causes as far as they can be told to anybody. */
export const described = (thrown: unknown): DescribedError[] =>
  chainOf(thrown).map((cause) => {
    // Whatever else is thrown may say anything.
    if (!(cause instanceof Error)) return { name: typeof cause, message: '', stack: [] };
    const [name, message, stack] = [textOf(cause.name), textOf(cause.message), textOf(cause.stack)];
    return {
      name: /^\$?[A-Z][A-Za-z]{0,40}(?:Error|Exception)$/.test(name) ? name : 'Error',
      message: scrubbed(message),
      stack: framesOf(stack, message),
    };
  });
