import { Command, Option } from '@commander-js/extra-typings';
import { type CaseFilter, caseCells, caseListColumns, listedCases } from '../../collector/caseList.ts';
import type { Store } from '../../collector/store/store.ts';
import { csvLine } from '../../export/csv.ts';
import { caseStanding } from '../../protocol/caseList.ts';
import { caseState } from '../../protocol/invitation.ts';
import { command } from '../command.ts';
import { openCommandStoreToRead } from './commandStore.ts';

/** `collector cases`: the register. */
export const casesCommand = command(
  () =>
    new Command('cases')
      .summary('the register of cases, and how far each is')
      .description(
        `Lists the cases in DATA_DIR (default: data) as CSV, a line each, by their id:

  ${caseListColumns.join(', ')}

State is one of ${caseState.options.slice(0, 5).join(', ')},
${caseState.options.slice(5).join(', ')}. With --case: the tokens of one case (number, origin, created, revoked), never their values.`,
      )
      .addOption(
        new Option(
          '--state <STATE>',
          'only those in this state; outstanding: all that have to answer and have not',
        ).choices(caseStanding.options),
      )
      .option('--language <LANGUAGE>', 'only those in this language')
      .option('--instrument <ID>', 'only those of this questionnaire')
      .option('--case <ID>', 'the tokens of one case')
      .option('--out <FILE>', 'write to a file instead of the standard output')
      .addHelpText(
        'after',
        '\nExit codes: 0 listed, 1 the database does not open or has no such case, 2 a wrong call.',
      ),
  async ({ case: id, out, ...filter }, context) => {
    const store = await openCommandStoreToRead(context);
    if (!store) return 1;
    try {
      if (id === undefined) {
        await context.print(linesOf(store, filter), out);
        return 0;
      }
      if (!(await store.caseOf(id))) {
        context.printError(`there is no case ${id}`);
        return 1;
      }
      const tokens = await store.tokensOf(id);
      await context.print(
        [
          csvLine(['token', 'origin', 'weak', 'created', 'revoked']),
          ...tokens.map(({ number, origin, weak, createdAt, revokedAt }) =>
            csvLine([number, origin, weak, createdAt, revokedAt ?? null]),
          ),
        ],
        out,
      );
      return 0;
    } finally {
      await store.close();
    }
  },
);

async function* linesOf(store: Store, filter: CaseFilter): AsyncGenerator<string> {
  yield csvLine(caseListColumns);
  for await (const one of listedCases(store, filter, new Date().toISOString())) yield csvLine(caseCells(one));
}
