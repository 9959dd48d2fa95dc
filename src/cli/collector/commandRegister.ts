import { type CodeKey, codeKeyFile, missingKeyLine, openCodeKey, readCodeKey } from '../../collector/codeKey.ts';
import { configLine, readStoreConfig } from '../../collector/collectorConfig.ts';
import type { SampleCase } from '../../collector/register/sample.ts';
import type { CaseRecord } from '../../collector/store/caseRows.ts';
import { openLine } from '../../collector/store/openFault.ts';
import { openStore } from '../../collector/store/openStore.ts';
import type { Store } from '../../collector/store/store.ts';
import { fail, type Result } from '../../lib/result.ts';
import { isSimulatedCase } from '../../protocol/simulatedCase.ts';
import type { CommandContext } from '../commandContext.ts';

/** The store with the register of cases, and the key of its codes. */
export interface OpenRegister {
  readonly store: Store;
  readonly key: CodeKey;
}

/** A whole sample goes into PostgreSQL in one transaction, of ten statements a case. */
const wholeSampleMs = 10 * 60_000;

/**
 * Opens the register in `DATABASE_URL` or `DATA_DIR`, and creates it and the key where they are missing: an office invites
 * before anything arrives. Undefined where that fails, which has been printed. The caller closes the store.
 */
export async function openRegister({ environment, printError }: CommandContext): Promise<OpenRegister | undefined> {
  const config = readStoreConfig(environment);
  if (!config.ok) {
    for (const fault of config.fault) printError(configLine(fault));
    return undefined;
  }
  const opened = await openStore(config.value, { timeoutMs: wholeSampleMs });
  if (!opened.ok) {
    printError(openLine(opened.fault));
    return undefined;
  }
  const store = opened.value;
  const key = await openKey(codeKeyFile(config.value.dataDir, config.value.codeKeyFile), store);
  if (key.ok) return { store, key: key.value };
  printError(key.fault);
  await store.close();
  return undefined;
}

/** Reads the key. Creates it only where the database has nothing that was made under another. */
async function openKey(file: string, store: Store): Promise<Result<CodeKey, string>> {
  const read = readCodeKey(file);
  if (!read.ok) return read;
  if (!read.value && (await store.codeKeyRemembered()) !== undefined) return fail(missingKeyLine(file));
  const key = openCodeKey(file);
  if (!key.ok || (await store.codeKey(key.value.fingerprint)) === key.value.fingerprint) return key;
  return fail(`${file} is not the key that this database's codes were made under`);
}

/**
 * Why cases cannot go into a register, in words, since some are simulated and some are real: nobody could ever take them
 * apart again. Undefined where they can.
 */
export async function whyNotMixed(
  cases: readonly Parameters<typeof isSimulatedCase>[0][],
  store: Pick<Store, 'holdsReal' | 'holdsSimulated'>,
): Promise<string | undefined> {
  const simulated = cases.filter(isSimulatedCase).length;
  if (simulated < cases.length && (await store.holdsSimulated()))
    return 'the database has simulated cases, among which no real ones go: DATA_DIR names another folder';
  return simulated > 0 && (await store.holdsReal())
    ? 'these cases are simulated, and the database has real ones: DATA_DIR names another folder'
    : undefined;
}

/**
 * Why a case cannot be invited with these data, in words; undefined where it can. Without `--reissue`, a known case stays
 * as it is.
 * @param there the case in the register; undefined: it is new
 */
export function whyNotInvited(
  of: Pick<SampleCase, 'id' | 'enterpriseNumber' | 'expiresAt'>,
  there: CaseRecord | undefined,
  { instrument, reissue }: { readonly instrument: string; readonly reissue?: true | undefined },
  now: Date,
): string | undefined {
  if (there && there.instrumentId !== instrument) return `case ${of.id} is of ${there.instrumentId}`;
  if (there?.enterpriseNumber && of.enterpriseNumber && there.enterpriseNumber !== of.enterpriseNumber)
    return `case ${of.id} is of the enterprise ${there.enterpriseNumber}`;
  if (there && !reissue) return undefined;
  const last = of.expiresAt ?? there?.expiresAt;
  return last !== undefined && last < now.toISOString()
    ? `case ${of.id} cannot be begun after ${last.slice(0, 10)}, which is past`
    : undefined;
}
