import { Command } from '@commander-js/extra-typings';
import { configLine, readStoreConfig } from '../../collector/collectorConfig.ts';
import { applyErasure, type Erased } from '../../collector/erasing.ts';
import { type Erasure, erasuresFile, recordErasure } from '../../collector/erasures.ts';
import { readInstant } from '../../collector/export/selection.ts';
import { instrumentsIn } from '../../collector/publishedInstruments.ts';
import type { Store } from '../../collector/store/store.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { command, wrongCall } from '../command.ts';
import { openCommandStore } from './commandStore.ts';

/** `collector erase`: what the law wants erased. */
export const eraseCommand = command(
  () =>
    new Command('erase')
      .summary('erases a case, or contact data, by law')
      .description(
        `Erases what the law wants erased, and notes in the record of acts what and when, without contents.

With --case alone: empties all responses that name the case, and removes what was refused of it and, in the register,
its name, e-mail address and known answers, and what an office wrote when it asked for a correction. Ids, digests and receipts stay: the same bytes, sent again, get their
first receipt and are not kept again.

With --contact: takes contact items out of the kept copies of one case (--case) or of all that came before a day
(--before), with what was said about them, and forgets the e-mail address of those that are delivered. Such a copy is
marked as altered in exports. Nothing can be taken out of a sealed response.

Each erasure stands first in a list outside the database (ERASURES_FILE; erasures.ndjson in DATA_DIR): keep a copy of
that apart from backups, since collector restore needs it. Older backups have what they have.

Then the database is written anew, so that nothing of it is left in the files; a running collector waits meanwhile.`,
      )
      .option('--case <ID>', 'the case')
      .option('--contact', 'contact data alone')
      .option('--before <DAY>', 'what came in before this day (YYYY-MM-DD, in UTC)')
      .addHelpText('after', '\nExit codes: 0 erased, 1 something is not (each on the standard error), 2 a wrong call.'),
  async (call, context) => {
    const wanted = erasureFor(call);
    if (typeof wanted === 'string') return wrongCall(wanted);
    const config = readStoreConfig(context.environment);
    if (!config.ok) {
      for (const fault of config.fault) context.printError(configLine(fault));
      return 1;
    }
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      // A mistyped id on the list would later be applied to whatever case gets it.
      if (call.case !== undefined && !(await isKnown(store, call.case))) {
        context.printError(`there is no case ${call.case}`);
        return 1;
      }
      recordErasure(erasuresFile(config.value.dataDir, config.value.erasuresFile), wanted);
      const erased = await applyErasure(wanted, {
        store,
        findInstrument: newInstrumentFinder(instrumentsIn(store)),
        now: () => new Date(),
      });
      if (!erased) {
        context.printError(`there is no case ${call.case}`);
        return 1;
      }
      await context.print([lineOf(erased)]);
      for (const id of erased.unread) context.printError(`${id} cannot be read here: nothing was taken out of it`);
      if (erased.sealed > 0)
        context.printError(
          `${erased.sealed} sealed: nothing can be taken out of them alone; --case without --contact empties them`,
        );
      const isGone = await store.scrub(true);
      if (!isGone)
        context.printError('a reader holds older pages, so the log still has them: erase again when it is done');
      return isGone && erased.unread.length === 0 && erased.sealed === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
);

/** Whether a case is in the register or in a response. */
async function isKnown(store: Store, caseId: string): Promise<boolean> {
  if (await store.caseOf(caseId)) return true;
  for await (const _ of store.responses({ superseded: true, caseId })) return true;
  return false;
}

interface EraseCall {
  readonly case?: string | undefined;
  readonly contact?: true | undefined;
  readonly before?: string | undefined;
}

/** The erasure that was asked for, or what is wrong with the call. */
function erasureFor({ case: id, contact, before }: EraseCall): Erasure | string {
  const at = new Date().toISOString();
  if (id !== undefined && before !== undefined) return '--case and --before do not go together';
  if (id !== undefined) return { at, erased: contact ? 'contact' : 'case', case: id };
  if (before === undefined) return '--case is missing, or --contact with --before';
  if (!contact) return '--before goes with --contact';
  const moment = /^\d{4}-\d\d-\d\d$/.test(before) ? readInstant(before) : undefined;
  if (moment === undefined) return `--before is a day (YYYY-MM-DD), not ${before}`;
  // Later responses would count as erased, and a restore would erase them.
  if (moment > at) return `--before is a day that has begun, not ${before}`;
  return { at, erased: 'contact', before: moment };
}

const lineOf = ({ emptied, altered, refusals, emails }: Erased): string =>
  `${emptied} responses emptied, ${altered} altered, ${refusals} refusals and ${emails} e-mail addresses removed\n`;
