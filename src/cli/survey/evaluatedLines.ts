import type { ToldCriteria } from '../../engine/criteria.ts';
import type { CriterionState } from '../../engine/criterionStates.ts';
import { callingOfRow, rowAt } from '../../engine/rosters/rostersOf.ts';
import { outwards } from '../../engine/rosters/row.ts';
import type { Value } from '../../engine/value.ts';
import { nameIn } from '../../instrument/address.ts';
import { numberedRow } from '../../instrument/numberedRow.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import type { Texts } from '../../instrument/texts.ts';

const stateWords: Readonly<Record<CriterionState, string>> = {
  met: 'met',
  notMet: 'not met',
  notShown: 'not shown',
  notApplicable: 'not applicable',
};

/** What answers come to, a line each: what is computed, then each criterion. @param texts undefined: ids stand for words */
export function evaluatedLines(
  { criteria, evaluation }: ToldCriteria,
  computed: Readonly<Record<string, Value>>,
  texts: Texts | undefined,
): string[] {
  const rowName = (address: string | undefined): string => {
    const row = address === undefined ? undefined : rowAt(evaluation, address);
    const around = row ? [...outwards(row)].reverse() : [];
    return around
      .map((one) => {
        const calling = callingOfRow(evaluation, one);
        return 'item' in calling
          ? `${calling.value}: `
          : `${numberedRow(texts ?? {}, calling.roster, calling.order)}: `;
      })
      .join('');
  };
  const itemName = (address: string) =>
    `${rowName(rowOfAddress(address))}${texts?.items[nameIn(address)]?.text ?? nameIn(address)}`;
  return [
    'Computed',
    ...Object.entries(computed).map(([address, value]) => `  ${itemName(address)}: ${value}  (${address})`),
    ...(Object.keys(computed).length === 0 ? ['  nothing'] : []),
    '',
    'Outcome',
    ...criteria.flatMap(({ id, row, state, missing }) => {
      const { title = id, source } = texts?.outcome?.criteria[id] ?? {};
      const where = source === undefined ? '' : `, ${source}`;
      return [
        `  ${stateWords[state].padEnd(14)}  ${rowName(row)}${title}  (${id}${where})`,
        ...missing.map((item) => `${' '.repeat(18)}missing: ${itemName(item)}  (${item})`),
      ];
    }),
    ...(criteria.length === 0 ? ['  nothing'] : []),
  ];
}
