import { isReserved } from './expression/operators.ts';
import { type Fault, pathText } from './faults.ts';
import { layoutOf } from './layout.ts';
import { expressionsIn, type Placed } from './placed.ts';
import type { Instrument } from './schema.ts';

/** What stands at a place of what was read. */
const writtenAt = (data: unknown, path: Placed['path']): unknown =>
  path.reduce<unknown>((at, step) => Reflect.get(at as object, step), data);

/** What is written as the other format writes it. */
function wrongForm({ part, path }: Placed, { format }: Instrument, data: unknown): Fault[] {
  const isText = typeof writtenAt(data, path) === 'string';
  if (format === 'veldwerk-instrument/2')
    return isText || part === 'condition' ? [] : [{ place: pathText(path), fault: 'expected string' }];
  if (part === 'condition') return [{ place: '(whole file)', fault: 'unknown field conditions' }];
  if (part === 'criterion') return [{ place: '(whole file)', fault: 'unknown field outcome' }];
  if (part !== 'question' && part !== 'check')
    return [{ place: pathText(path.slice(0, -1)), fault: 'unknown field gate' }];
  return isText ? [{ place: pathText(path), fault: 'expected object' }] : [];
}

/** What texts could not name. */
function reservedNames({ conditions, rosters, modules }: Instrument): Fault[] {
  const reserved = (id: string, path: readonly PropertyKey[]): Fault[] =>
    isReserved(id) ? [{ place: pathText(path), fault: `"${id}" is a word of the language of expressions` }] : [];
  return [
    ...Object.keys(conditions).flatMap((id) => reserved(id, ['conditions', id])),
    ...Object.keys(rosters ?? {}).flatMap((id) => reserved(id, ['rosters', id])),
    ...modules.flatMap(({ sections }, module) =>
      sections.flatMap(({ questions }, section) =>
        questions.flatMap((question, at) =>
          layoutOf(question).items.flatMap(({ id }) =>
            reserved(id, ['modules', module, 'sections', section, 'questions', at]),
          ),
        ),
      ),
    ),
  ];
}

/** The faults of a questionnaire that has the right shape, but not that of its format. */
export const formatFaults = (instrument: Instrument, data: unknown): Fault[] => [
  ...new Map(
    [
      ...expressionsIn(instrument).flatMap((placed) => wrongForm(placed, instrument, data)),
      ...(instrument.format === 'veldwerk-instrument/2' ? reservedNames(instrument) : []),
    ].map((fault) => [`${fault.place} ${fault.fault}`, fault]),
  ).values(),
];
