import { addressIn, nameIn } from '../../instrument/address.ts';
import type { Call, Expression } from '../../instrument/expression/expression.ts';
import { rowAddress } from '../../instrument/rowAddress.ts';
import { rosterChosenFrom } from './choosing.ts';
import { asAnswer } from './computed.ts';
import { askedBy, type CountedRows } from './counted.ts';
import { outwards, type Reckoned, type RosterRow } from './row.ts';
import type { RowProgram } from './rowProgram.ts';

/** Something reckoned over rows, as it was written. */
export interface WrittenOverRows {
  readonly written: Call;
  readonly counted: CountedRows;
}

type Reckons = Pick<RowProgram, 'instrument' | 'located' | 'rosters' | 'resultAt' | 'readIn' | 'itemNow'>;

/** What the place of a name reckons over rows; undefined where it reckons over none. */
export function reckonedAt(
  program: Reckons,
  known: ReadonlyMap<string, WrittenOverRows>,
  name: string,
): Reckoned | undefined {
  const end = name.lastIndexOf(askedBy);
  const one = known.get(end < 0 ? name : name.slice(0, end));
  if (!one) return undefined;
  const { written, counted } = one;
  const at = end < 0 ? undefined : rowNamed(program, name.slice(end + askedBy.length));
  const within =
    counted.of === undefined ? undefined : [...outwards(at)].find(({ place }) => place.name === counted.of);
  const places = [...program.rosters.values()].filter(
    (place) => place.name === counted.roster && (within === undefined || place.within === within),
  );
  const parts: readonly (Expression | undefined)[] = [
    written.where,
    written.call === 'count' ? undefined : written.args[0],
  ];
  return {
    roster: counted.roster,
    places,
    ...(written.where === undefined && inFigures(program, written, name)),
    partsIn: (row) =>
      parts.flatMap((part) => {
        const isWhere = part === written.where;
        return part ? program.readIn(part, { at, counted: { row, path: counted.path, isWhere } }) : [];
      }),
  };
}

function inFigures(program: Reckons, { call, args: [operand] }: Call, name: string): Pick<Reckoned, 'count' | 'sum'> {
  const result = program.resultAt(program.located.get(name)?.slot ?? -1);
  if (result === undefined || typeof result === 'symbol') return {};
  if (call === 'count' && typeof result === 'number') return { count: result };
  const item = call === 'sum' && operand && 'name' in operand ? program.itemNow(operand.name) : undefined;
  const value = item && asAnswer(result, item);
  return item && value !== undefined ? { sum: { item, value } } : {};
}

function rowNamed({ rosters }: Reckons, address: string): RosterRow | undefined {
  const begin = address.lastIndexOf('[');
  return rosters.get(address.slice(0, begin))?.rows.get(address.slice(begin + 1, -1));
}

/** The address of what is looked up in another row; that of the reference, while no row can be told. */
export function lookedUp(program: Reckons, path: string): string | undefined {
  const end = path.lastIndexOf('.');
  const source = path.slice(0, end);
  const roster = rosterChosenFrom(nameIn(source), program.instrument);
  if (end < 0 || roster === undefined) return undefined;
  const row = program.resultAt(program.located.get(source)?.slot ?? -1);
  return typeof row === 'string' ? addressIn(rowAddress(roster, row), path.slice(end + 1)) : source;
}
