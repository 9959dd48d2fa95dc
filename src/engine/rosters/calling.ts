import { addressIn } from '../../instrument/address.ts';
import type { RowCalling } from '../outline.ts';
import { valueIn } from '../reading.ts';
import { seen } from './resolver.ts';
import type { RosterRow } from './row.ts';
import type { RowProgram } from './rowProgram.ts';

/**
 * What a row is called by: the answer that its roster names; where its roster is over something else, what that row or
 * option is called by; else its place.
 * @param own the item to call it by, rather than by that of its roster
 */
export function callingOf(program: RowProgram, { address, id, place, order }: RosterRow, own?: string): RowCalling {
  const { label, over } = place.roster;
  const named = own ?? label;
  const answer = named === undefined ? undefined : answerAt(program, addressIn(address, named));
  if (answer) return answer;
  const source = place.source?.rows.get(id);
  if (source) return callingOf(program, source);
  // The code of an option reads as an answer that has it alone.
  const options = over === undefined ? undefined : program.itemNow(seen(program, over, place.within));
  return options ? { item: options, value: id } : { roster: place.name, order };
}

function answerAt(program: RowProgram, address: string): RowCalling | undefined {
  const value = valueIn(program.readingNow(address));
  const item = value === undefined ? undefined : program.itemNow(address);
  return item && value !== undefined ? { item, value } : undefined;
}
