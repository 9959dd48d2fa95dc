import { itemAt } from '../../engine/outline.ts';
import type { Answers, Entered } from '../../engine/value.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import { rowsIn } from '../../instrument/rowAddress.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null && !Array.isArray(data);

/** What JSON has beside texts, numbers and null is a value of no item, and stays one: so is this number. */
const entered = (value: unknown): Entered =>
  typeof value === 'string' || typeof value === 'number' || value === null ? value : Number.NaN;

/** What was entered, the items that were said to have no answer, and the minutes measured. */
interface Said {
  readonly answers: Answers;
  readonly unanswered: ReadonlySet<string>;
  readonly comparedMinutes: number | undefined;
}

interface Parts {
  readonly answers: object;
  readonly unanswered: readonly unknown[];
  readonly comparedMinutes?: number | undefined;
}

/** The parts of an object, where it has them: no item's value is an object or an array. */
function partsOf(data: object): Parts | undefined {
  const { answers, unanswered, comparedMinutes, ...others } = data as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) return undefined;
  if (comparedMinutes !== undefined && typeof comparedMinutes !== 'number') return undefined;
  if (isObject(answers) && unanswered === undefined) return { answers, unanswered: [], comparedMinutes };
  if (!Array.isArray(unanswered)) return undefined;
  if (answers !== undefined && !isObject(answers)) return undefined;
  return { answers: answers ?? {}, unanswered, comparedMinutes };
}

/** Whether an address is that of an item, or of a row. */
const isKnown = (instrument: Instrument, address: string): boolean =>
  itemAt(instrument, address) !== undefined ||
  (address.endsWith(']') && rowsIn(address).every(({ roster }) => rosterNamed(instrument.rosters, roster)));

/** Takes answers as they are, values of every kind included; only an id that the instrument does not have is a fault. */
export function saidIn(instrument: Instrument, data: unknown, place: string): Result<Said, string> {
  if (!isObject(data)) return fail(`${place}: expected an object of answers by item id`);
  const { answers, unanswered, comparedMinutes }: Parts = partsOf(data) ?? { answers: data, unanswered: [] };
  const silent = unanswered.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  const unknown = [...Object.keys(answers), ...silent].filter((id) => !isKnown(instrument, id));
  if (unknown.length > 0)
    return fail(`${place}: ${instrument.id} has no item ${unknown.map((id) => JSON.stringify(id)).join(', ')}`);
  return ok({
    answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, entered(value)])),
    unanswered: new Set(silent),
    comparedMinutes,
  });
}
