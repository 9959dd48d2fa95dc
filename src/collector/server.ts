import type { AddressInfo } from 'node:net';
import { newInstrumentFinder } from '../export/instrumentFinder.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { codeKeyFile } from './codeKey.ts';
import type { CollectorConfig } from './collectorConfig.ts';
import { erasuresFile } from './erasures.ts';
import { newDiskRoom } from './http/diskRoom.ts';
import { type EventLog, plainLog } from './http/eventLog.ts';
import { newListener } from './http/listener.ts';
import { Metrics } from './http/metrics.ts';
import { servedConfig } from './http/pages.ts';
import { observersAsOne } from './http/requestObserver.ts';
import { hostOf, listenForMetrics, listenOn } from './listening.ts';
import { proxiesIn } from './network.ts';
import { ExportsInProgress } from './office/exportProgress.ts';
import { newGlanceReader } from './office/glanceReader.ts';
import { defaultOfficeFailures } from './office/officeDependencies.ts';
import { newOfficeListener } from './office/officeListener.ts';
import { findOldFacts } from './oldFacts.ts';
import { instrumentsIn } from './publishedInstruments.ts';
import type { StartFault } from './startFault.ts';
import { keyFits, keyIn, signerOf } from './startKeys.ts';
import { openStore } from './store/openStore.ts';
import { defaultRefusalRoom } from './store/refusalRows.ts';
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
