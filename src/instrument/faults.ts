import type * as z from 'zod/mini';

/** One thing wrong with a file: where (`modules[1].sections[0].id`), and what. */
export interface Fault {
  readonly place: string;
  readonly fault: string;
  /** The character of the text there that is meant, counted from 0. */
  readonly at?: number;
}

/** A place as it is named: `modules[1].gate`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`)).join('');

/** Every fault that zod names, with its place; the branches of a union are opened up. */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  return opened(error.issues).map((issue) => ({
    place: pathText(issue.path) || '(whole file)',
    fault: wordsOf(issue),
    ...offsetIn(issue),
  }));
}

const offsetIn = (issue: z.core.$ZodIssue) =>
  issue.code === 'custom' && typeof issue.params?.['at'] === 'number' ? { at: issue.params['at'] } : {};

/** What is of one of the shapes of a union, and broken further in, has the faults of that shape. */
const opened = (issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] =>
  issues.flatMap((issue) => {
    const [inner, ...others] =
      issue.code === 'invalid_union' ? issue.errors.filter((one) => one.every(({ path }) => path.length > 0)) : [];
    if (!inner || inner.length === 0 || others.length > 0) return [issue];
    return opened(inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] })));
  });

/** What stands in a file may be of any length; what is said of it may not. */
const mostNames = 10;
const longestName = 64;

const shortened = (names: readonly string[]): string =>
  [
    ...names.slice(0, mostNames).map((name) => name.slice(0, longestName)),
    ...(names.length > mostNames ? [`and ${names.length - mostNames} more`] : []),
  ].join(', ');

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'unrecognized_keys':
      return `unknown field ${shortened(issue.keys)}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `too small: at least ${issue.minimum}`;
    case 'too_big':
      return `too big: at most ${issue.maximum}`;
    case 'invalid_union':
      return 'discriminator' in issue && issue.discriminator
        ? `unknown ${String(issue.discriminator)}`
        : `fits none of the shapes allowed here (${[...new Set(issue.errors.flat().map(wordsOf))].join('; ')})`;
    case 'invalid_key':
      return issue.issues.map(wordsOf).join('; ');
    case 'invalid_format':
      return issue.message === 'Invalid input' ? `does not have the form ${issue.format}` : issue.message;
    default:
      return issue.message;
  }
}
