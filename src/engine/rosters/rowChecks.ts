import type { Check } from '../../instrument/schema.ts';
import { orderIn } from './order.ts';
import { seen } from './resolver.ts';
import { RowCase } from './rowNodes.ts';
import type { RowProgram } from './rowProgram.ts';

/** Has a check compiled for each row of its roster. @param named all checks by their ids */
export function compileRowCheck(
  program: RowProgram,
  check: Check & { readonly for: string },
  named: ReadonlyMap<string, Check>,
): void {
  const around = check.cases.flatMap(({ unless }) => named.get(unless ?? '')?.cases ?? []);
  program.readied.for(
    [...check.cases, ...around].map(({ when }) => when),
    check.for,
  );
  const place = program.nodes.length;
  program.part(check.for, (row) => {
    program.order = orderIn(row, place);
    for (const one of check.cases) {
      const when = program.bound(one.when);
      const located = one.items.flatMap((item) => program.located.get(seen(program, item, row)) ?? []);
      const items = located.map(({ slot }) => slot);
      const scopes = located.map(({ scope = row.slot }) => scope);
      const others = (named.get(one.unless ?? '')?.cases ?? []).map((other) => program.compiled(other.when));
      const unless = others.map(({ evaluate }) => evaluate);
      const reads = [
        row.slot,
        ...when.slots(row.slot),
        ...items,
        ...scopes,
        ...others.flatMap((other) => [...other.reads]),
      ];
      program.add(new RowCase(row, check, one, { when, unless, items }), new Set(reads));
    }
  });
}
