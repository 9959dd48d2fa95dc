import { existsSync } from 'node:fs';
import { readStoreConfig } from '../../collector/collectorConfig.ts';
import { type CollectorInstruments, instrumentsIn, newestOnShelf } from '../../collector/publishedInstruments.ts';
import { databaseFile } from '../../collector/store/sqlite.ts';
import { openCodebook } from '../../export/openCodebook.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { type InstrumentFault, openInstrument, openTexts } from '../../surveys/open.ts';
import { type CommandOutcome, wrongCall } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { releaseNamed } from '../survey/source.ts';
import { openCommandStoreToRead } from './commandStore.ts';

/** A questionnaire that was named, with what opens its words and its codebook. */
export interface NamedQuestionnaire {
  readonly instrument: Instrument;
  readonly from: Pick<CollectorInstruments, 'texts' | 'codebook'>;
  /** Whether somebody can begin it: of what was withdrawn, drafts and cases alone go on. */
  readonly isOffered: boolean;
}

/** Why none opens: there is none of the name, said in a line; its data are broken; or the store does not open, which has been printed. */
export type NamingFault =
  | { readonly kind: 'unknown'; readonly line: string }
  | InstrumentFault
  | { readonly kind: 'said' };

/** Opens the questionnaire that an id means, or `ID@VERSION`: built in, or on the shelf of the collector in `DATA_DIR`. */
export async function questionnaireNamed(
  name: string,
  context: CommandContext,
): Promise<Result<NamedQuestionnaire, NamingFault>> {
  const [id = '', version] = name.split('@');
  const builtIn = releaseNamed(name);
  if (builtIn.ok) {
    const opened = await openInstrument(id, builtIn.value.version);
    const from = { texts: openTexts, codebook: openCodebook };
    return opened.ok ? ok({ instrument: opened.value, from, isOffered: true }) : opened;
  }
  const unknown = (line: string) => fail<NamingFault>({ kind: 'unknown', line });
  if (releaseOf(id) || !hasStore(context)) return unknown(builtIn.fault);
  const store = await openCommandStoreToRead(context);
  if (!store) return fail({ kind: 'said' });
  try {
    const shelf = instrumentsIn(store);
    const newest = await newestOnShelf(store, id);
    if (!newest) return unknown(`${builtIn.fault}, and on the shelf ${await shelfWords(store)}`);
    const opened = await shelf.open(id, version ?? newest.version);
    // Read once, it is there without the store.
    if (opened.ok) return ok({ instrument: opened.value, from: shelf, isOffered: newest.withdrawnAt === undefined });
    return opened.fault.kind === 'unknown' ? unknown(`no version ${version} of ${id} on the shelf`) : opened;
  } finally {
    await store.close();
  }
}

/** Whether there is a store to look in; what is wrong with its settings says whoever opens it. */
function hasStore({ environment }: CommandContext): boolean {
  const config = readStoreConfig(environment);
  return !config.ok || config.value.database !== undefined || existsSync(databaseFile(config.value.dataDir));
}

async function shelfWords(store: Parameters<typeof newestOnShelf>[0]): Promise<string> {
  const ids = new Set((await store.publishedVersions()).map(({ id }) => id));
  return ids.size > 0 ? [...ids].join(', ') : 'nothing';
}

/** Says why none opens, and how a command ends that needs one. */
export function tellNamingFault(fault: NamingFault, { printError }: CommandContext): CommandOutcome {
  switch (fault.kind) {
    case 'said':
      return 1;
    case 'broken':
      for (const one of fault.faults) printError(`${one.place}: ${one.fault}`);
      return 1;
    case 'unknown':
      if ('line' in fault) return wrongCall(fault.line);
      printError('(whole file): is not there');
      return 1;
  }
}
