import { Command } from '@commander-js/extra-typings';
import { answeredRequests } from '../../collector/askedCorrections.ts';
import type { OfficeRecordLine } from '../../collector/store/officeRecordRows.ts';
import type { Store } from '../../collector/store/store.ts';
import { csvLine } from '../../export/csv.ts';
import { language as languages } from '../../instrument/language.ts';
import { command } from '../command.ts';
import { openCommandStoreToRead } from './commandStore.ts';

/** Strangers may send any number of responses that name a case. */
const mostResponses = 100;

const columns = [
  ...['case', 'asked', 'by', 'items', ...languages.options.map((one) => `message_${one}`)],
  ...['heard', 'answered', 'code', 'revision'],
];

/** `collector requests`: the corrections that were asked for. */
export const requestsCommand = command(
  () =>
    new Command('requests')
      .summary('the corrections that were asked for, and what became of each')
      .description(
        `Lists as CSV what \`collector reopen\` and the office's page have asked for, a line each, first to last:

  ${columns.slice(0, 4).join(', ')}, ${columns.slice(4, 8).join(', ')},
  ${columns.slice(8).join(', ')}

By is the name of the key for the office's page, blank for the command line. Heard is when a device of the case first asked
after that; answered, code and revision are of the first response that came with a token of the case afterwards: revision 2
corrects the first response.`,
      )
      .option('--case <ID>', 'those of one case')
      .option('--out <FILE>', 'write to a file instead of the standard output')
      .addHelpText(
        'after',
        '\nExit codes: 0 listed, 1 the database does not open or has no such case, 2 a wrong call.',
      ),
  async ({ case: id, out }, context) => {
    const store = await openCommandStoreToRead(context);
    if (!store) return 1;
    try {
      if (id !== undefined && !(await store.caseOf(id))) {
        context.printError(`there is no case ${id}`);
        return 1;
      }
      await context.print(linesOf(store, id === undefined ? await store.casesAsked() : [id]), out);
      return 0;
    } finally {
      await store.close();
    }
  },
);

async function* linesOf(store: Store, cases: readonly string[]): AsyncGenerator<string> {
  yield csvLine(columns);
  const names = new Map((await store.officeTokens()).map(({ number, name }) => [number, name]));
  for (const id of cases) {
    const [requests, { heads }, { lines }] = await Promise.all([
      store.correctionRequests(id, ''),
      store.responseHeads({ caseId: id }, mostResponses),
      store.caseFile(id),
    ]);
    for (const { at, messages, items, heardAt, answer } of answeredRequests(requests, heads))
      yield csvLine([
        ...[id, at, names.get(askedBy(lines, at)) ?? null, items.join(' ')],
        ...languages.options.map((one) => messages[one] ?? null),
        ...[heardAt ?? null, answer?.at ?? null, answer?.code ?? null, answer?.revision ?? null],
      ]);
  }
}

/** The number of the key that asked then; 0: the command line. */
const askedBy = (lines: readonly OfficeRecordLine[], at: string): number =>
  lines.find((line) => line.act === 'correction-asked' && line.at === at)?.token ?? 0;
