import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newInstrumentFinder } from '../export/instrumentFinder.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import { type CodeKey, codeKeyFile, missingKeyLine, readCodeKey } from './codeKey.ts';
import type { CollectorConfig } from './collectorConfig.ts';
import { erasuresFile } from './erasures.ts';
import { newDiskRoom } from './http/diskRoom.ts';
import { type EventLog, plainLog } from './http/eventLog.ts';
import { type Listener, newListener } from './http/listener.ts';
import { Metrics } from './http/metrics.ts';
import { newMetricsServer } from './http/metricsServer.ts';
import { servedConfig } from './http/pages.ts';
import { observersAsOne } from './http/requestObserver.ts';
import { proxiesIn } from './network.ts';
import { ExportsInProgress } from './office/exportProgress.ts';
import { newGlanceReader } from './office/glanceReader.ts';
import { defaultOfficeFailures } from './office/officeDependencies.ts';
import { newOfficeListener } from './office/officeListener.ts';
import { findOldFacts } from './oldFacts.ts';
import { instrumentsIn } from './publishedInstruments.ts';
import { type ReceiptSigner, receiptSigner } from './receiptSigner.ts';
import type { Intake } from './sender.ts';
import { readSigningKey } from './signingKey.ts';
import { type OpenStoreFault, openLine } from './store/openFault.ts';
import { openStore } from './store/openStore.ts';
import { defaultRefusalRoom } from './store/refusalRows.ts';
import type { Store } from './store/store.ts';
import { keepTerms } from './terms.ts';

/** A collector that listens. */
export interface RunningServer {
  /** Its address for a browser on this machine. */
  readonly url: string;
  /** The address of the office's page, for a browser on this machine; undefined: there is none. */
  readonly officeUrl: string | undefined;
  /** The address of its metrics, on loopback; undefined: there are none. */
  readonly metricsUrl: string | undefined;
  /** Takes no more requests, finishes those under way, and closes the store. */
  close(): Promise<void>;
}

/** Why a collector does not start: its store does not open, or it cannot listen there. */
export type StartFault =
  | OpenStoreFault
  | { readonly kind: 'disagreeing'; readonly begin: 'invited' | 'anyone'; readonly intake: Intake }
  | { readonly kind: 'code-key' | 'receipt-key'; readonly detail: string }
  | { readonly kind: 'no-draft-days' }
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'no-listening'; readonly host: string; readonly port: number; readonly detail: string };

/** What can be set besides the configuration. */
export interface ServerOptions {
  /** The folder of the built app; without it there is only the collector. */
  readonly pages?: string;
  /** The folder of the built page of the office. */
  readonly officePages?: string;
  readonly now?: () => Date;
  readonly log?: EventLog;
}

/** How long requests under way may take once the server is told to close. */
const graceMs = 5000;

/** Opens the store and listens. */
export async function startServer(
  config: CollectorConfig,
  { pages, officePages, now = () => new Date(), log = plainLog(console.error) }: ServerOptions = {},
): Promise<Result<RunningServer, StartFault>> {
  const opened = await openStore(config);
  if (!opened.ok) return opened;
  const store = opened.value;
  const keyFile = codeKeyFile(config.dataDir, config.codeKeyFile);
  const ready = await keyFits(store, keyFile);
  if (!ready.ok) {
    await store.close();
    return ready;
  }
  const served = pages === undefined ? undefined : await servedConfig(pages);
  const begin = served?.begin;
  if (begin !== undefined && (begin === 'invited') !== (config.intake === 'invited')) {
    await store.close();
    return fail({ kind: 'disagreeing', begin, intake: config.intake });
  }
  // Of all questionnaires, and of each.
  const said = served ? [served, ...Object.values(served.byInstrument ?? {})] : [];
  const signer = signerOf(config.receiptKeyFile, pages === undefined ? undefined : said, now);
  if (!signer.ok) {
    await store.close();
    return signer;
  }
  const keepsDrafts = config.terms.draftDays !== undefined;
  if (served?.draftCopy && !keepsDrafts) {
    await store.close();
    return fail({ kind: 'no-draft-days' });
  }
  if ((await store.keepDrafts(keepsDrafts)) > 0) await store.scrub(false);
  const metrics = new Metrics();
  const instruments = instrumentsIn(store);
  const findInstrument = newInstrumentFinder(instruments);
  const listener = newListener({
    store,
    now,
    origins: config.origins,
    pages,
    log: (line, cause) => {
      metrics.failed(cause);
      log.fault(line, cause);
    },
    intake: config.intake,
    sealed: config.sealed ?? said.some(({ recipientKey }) => recipientKey !== undefined),
    signer: signer.value,
    drafts: keepsDrafts ? config.drafts : undefined,
    codeKey: keyIn(keyFile),
    generalTokens: said.flatMap(({ token }) => token ?? []),
    proxies: proxiesIn(config.proxies),
    refusalRoom: defaultRefusalRoom,
    limits: config.limits,
    // A database server has a disk of its own.
    disk: config.database ? undefined : newDiskRoom(config.dataDir, config.diskReserveBytes),
    observer: observersAsOne([metrics, log]),
  });
  const measured = await listenForMetrics(config.metricsPort, metrics, listener, log);
  if (!measured.ok) {
    await store.close();
    return measured;
  }
  let officePort = 0;
  let url = '';
  const officeOrigin = () => config.office?.origin ?? `http://localhost:${officePort}`;
  const office =
    config.office &&
    newOfficeListener({
      store,
      glance: newGlanceReader(store, now),
      findInstrument,
      instruments,
      now,
      exports: new ExportsInProgress(),
      origin: officeOrigin,
      app: () => config.office?.app ?? (pages === undefined ? undefined : `${url}/`),
      codeKey: keyIn(keyFile),
      opensSealed: config.office.opensSealed,
      pages: officePages,
      log: log.fault,
      proxies: proxiesIn(config.proxies),
      failures: defaultOfficeFailures,
    });
  const closing = new AbortController();
  let looking: Promise<unknown> | undefined;
  let stopTerms: (() => Promise<void>) | undefined;
  const close = async () => {
    closing.abort();
    await Promise.all([looking, stopTerms?.(), listener.drain(config.quietMs, graceMs), office?.close(graceMs)]);
    await store.close();
    measured.value?.close();
    measured.value?.closeAllConnections();
  };
  const listening = await listenOn(config.hosts, config.port, listener);
  if (!listening.ok) {
    await close();
    return listening;
  }
  url = `http://${hostOf(config.hosts)}:${listening.value}`;
  if (config.office && office) {
    const there = await listenOn(config.office.hosts, config.office.port, office);
    if (!there.ok) {
      await close();
      return there;
    }
    officePort = there.value;
  }
  stopTerms = keepTerms(config.terms, {
    store,
    findInstrument,
    now,
    log: log.fault,
    erasures: erasuresFile(config.dataDir, config.erasuresFile),
  });
  looking = findOldFacts({
    store,
    findInstrument,
    signal: closing.signal,
  }).catch((cause) =>
    log.fault('what older collectors stored is not looked through, and will be at the next start', cause),
  );
  const metricsPort = (measured.value?.address() as AddressInfo | undefined)?.port;
  return ok({
    url,
    officeUrl: office && officeOrigin(),
    metricsUrl: metricsPort === undefined ? undefined : `http://127.0.0.1:${metricsPort}/metrics`,
    close,
  });
}

/** Listens on each address, and gives the port. */
async function listenOn(
  hosts: readonly string[],
  wanted: number,
  listener: Pick<Listener, 'newServer'>,
): Promise<Result<number, StartFault>> {
  let port = wanted;
  for (const [at, host] of hosts.entries()) {
    const server = listener.newServer();
    const listening = await listen(server, host, port);
    // A machine without IPv6 has one loopback address less.
    if (!listening.ok && at > 0 && listening.fault.kind === 'no-listening') continue;
    if (!listening.ok) return listening;
    port = (server.address() as AddressInfo).port;
  }
  return ok(port);
}

/** Metrics are read on this machine alone. */
async function listenForMetrics(
  port: number | undefined,
  metrics: Metrics,
  { readiness, bodyBytes, connections }: Listener,
  log: EventLog,
): Promise<Result<Server | undefined, StartFault>> {
  if (port === undefined) return ok(undefined);
  const failed = (cause: unknown) => log.fault('the store cannot be tried', cause);
  const ready = async () => (await readiness().catch(failed)) === 'ready';
  metrics.watch({ bodyBytes, connections, ready });
  const server = newMetricsServer(metrics, log.fault);
  const listening = await listen(server, '127.0.0.1', port);
  return listening.ok ? ok(server) : listening;
}

/** With another key, or without it, every code would be unknown: better not to start. */
async function keyFits(store: Store, file: string): Promise<Result<undefined, StartFault>> {
  const read = readCodeKey(file);
  if (!read.ok) return fail({ kind: 'code-key', detail: read.fault });
  if (!read.value)
    return (await store.codeKeyRemembered()) === undefined
      ? ok(undefined)
      : fail({ kind: 'code-key', detail: missingKeyLine(file) });
  const fingerprint = await store.codeKey(read.value.fingerprint);
  return fingerprint === read.value.fingerprint
    ? ok(undefined)
    : fail({ kind: 'code-key', detail: `${file} is not the key that this database's codes were made under` });
}

/**
 * What signs receipts, tested against the keys that the app is given: with another key, no app would believe a receipt.
 * @param said what the configuration says that is served here, of all questionnaires and of each; undefined: no pages are
 */
function signerOf(
  file: string | undefined,
  said: readonly { readonly receiptKeys?: readonly ReceiptKey[] | undefined }[] | undefined,
  now: () => Date,
): Result<ReceiptSigner | undefined, StartFault> {
  const listed = said?.flatMap(({ receiptKeys = [] }) => receiptKeys);
  if (file === undefined)
    return said?.[0]?.receiptKeys?.length
      ? fail({ kind: 'receipt-key', detail: 'config.json lists receiptKeys, and RECEIPT_KEY_FILE is not set' })
      : ok(undefined);
  if (said?.length === 0)
    return fail({ kind: 'receipt-key', detail: 'config.json cannot be read, so nobody knows which keys the app has' });
  const key = readSigningKey(file);
  if (!key.ok) return fail({ kind: 'receipt-key', detail: key.fault });
  const signer = receiptSigner(key.value, listed, now);
  return signer.ok ? signer : fail({ kind: 'receipt-key', detail: `${file}: ${signer.fault}` });
}

/** The key of short codes; while there is none, its file is read again, since a command may have made it. */
function keyIn(file: string): () => CodeKey | undefined {
  let found: CodeKey | undefined;
  return () => {
    if (found) return found;
    const read = readCodeKey(file);
    found = read.ok ? read.value : undefined;
    return found;
  };
}

/** A start that failed, in one line. */
export function startLine(fault: StartFault): string {
  switch (fault.kind) {
    case 'unusable':
    case 'newer':
    case 'older':
    case 'no-tables':
      return openLine(fault);
    case 'disagreeing':
      return `The pages let ${fault.begin === 'invited' ? 'the invited' : 'anyone'} begin ("begin" in config.json), and INTAKE=${fault.intake}: whoever begins has to be let in, and nobody else.`;
    case 'code-key':
      return `The key of short codes cannot be used: ${fault.detail}`;
    case 'receipt-key':
      return `Receipts cannot be signed: ${fault.detail}`;
    case 'no-draft-days':
      return 'config.json has the app make copies of drafts ("draftCopy"), and DRAFT_COPY_DAYS is not set: say how many days they are kept here.';
    case 'port-taken':
      return `Port ${fault.port} is taken: stop what listens there, or set PORT to another one (0: any free one).`;
    case 'no-listening':
      return `Cannot listen on ${fault.host}, port ${fault.port}: ${fault.detail}`;
  }
}

const listen = (server: Server, host: string, port: number): Promise<Result<undefined, StartFault>> =>
  new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve(
        fail(
          error.code === 'EADDRINUSE'
            ? { kind: 'port-taken', port }
            : { kind: 'no-listening', host, port, detail: error.message },
        ),
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(ok(undefined));
    });
  });

/** A host that a browser can open: 0.0.0.0 and :: are none. */
function hostOf([host = '', ...more]: readonly string[]): string {
  if (host === '0.0.0.0' || host === '::' || more.length > 0) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
