import { useEffect, useState } from 'preact/hooks';
import type { ReplicaStatus } from '../../../storage/change.ts';
import { type Counts, countsOf } from '../../../storage/counts.ts';
import type { DeviceStore } from '../../../storage/deviceStore.ts';
import { selfTest, type Tested } from '../../../storage/selfTest.ts';
import { installing } from '../../installing.ts';
import { useWords } from '../../locale.ts';
import { Main } from '../../parts/main.tsx';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';
import { ManageLock } from '../lock/manage.tsx';
import { SetLock } from '../lock/setLock.tsx';
import { BringIn } from './bringIn.tsx';
import { MakeBackup } from './makeBackup.tsx';
import { Receipts } from './receipts.tsx';
import { Wipe } from './wipe.tsx';

/** What is on this device and how safe it is there: counts, room, permission, both stores, backup and self-test. */
export function StoragePage() {
  const { store, lock, config } = useServices();
  const allowed = (config.value.deviceLock ?? 'off') !== 'off' && !store.inMemory;
  const words = useWords();
  const told = words.storage;
  const [counts, setCounts] = useState<Counts | 'broken'>();
  useEffect(() => {
    document.title = `${told.title} · ${words.app.name}`;
    return store.watch(
      () => countsOf(store),
      setCounts,
      () => setCounts('broken'),
    );
  }, [store, words, told]);
  return (
    <Main data-page="storage">
      <h1 tabIndex={-1}>{told.title}</h1>
      <section class="card storage">
        <h2>{told.whatTitle}</h2>
        {counts === 'broken' && <p role="alert">{words.app.storageBroken}</p>}
        {typeof counts === 'object' && (
          <p data-drafts={counts.drafts} data-waiting={counts.waiting} data-receipts={counts.receipts}>
            {told.counts({ drafts: counts.drafts, waiting: counts.waiting, receipts: counts.receipts })}
          </p>
        )}
        <Standing />
      </section>
      <MakeBackup />
      <BringIn />
      {lock ? <ManageLock lock={lock} /> : allowed && <SetLock />}
      <Receipts />
      <SelfTest />
      <section class="card storage">
        <h2>{words.leaving.title}</h2>
        <Wipe store={store} />
      </section>
      <a class="alone" href={addressOf({ page: 'start' })}>
        {words.app.toStart}
      </a>
    </Main>
  );
}

/** What `data-reserve` says. */
type Kept = 'opfs' | 'cache' | Extract<ReplicaStatus, 'none' | 'quota' | 'failed'>;

interface Room {
  readonly persisted: boolean;
  readonly usage: number | undefined;
  readonly quota: number | undefined;
  /** Undefined while the two stores are being compared. */
  readonly reserve?: Kept;
}

/** Where every answer stands a second time: also those that the replica did not have at the start. Or why not. */
async function keptIn({ base }: DeviceStore): Promise<Kept> {
  const replica = await base.replica();
  const status = await replica.caughtUp;
  const { kind } = replica;
  if (kind && (status === 'durable' || status === 'elsewhere')) return kind;
  return status === 'quota' || status === 'none' ? status : 'failed';
}

/** How the browser keeps what is here. */
function Standing() {
  const { storage } = useWords();
  const { store, language } = useServices();
  const [room, setRoom] = useState<Room>();
  const look = async () => {
    // Firefox gives neither in a private window, Safari no estimate before version 17.
    const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
    const { usage, quota }: StorageEstimate = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    setRoom((before) => ({ ...before, persisted, usage, quota }));
    setRoom({ persisted, usage, quota, reserve: await keptIn(store) });
  };
  useEffect(() => void look(), [store]);
  if (!room) return <p aria-busy="true" />;
  const whereSaid = (reserve: NonNullable<Room['reserve']>) =>
    store.inMemory
      ? storage.withoutDatabase[reserve === 'opfs' || reserve === 'cache' ? 'kept' : 'nowhere']
      : storage.reserve[reserve];
  const size = (bytes: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1e6);
  return (
    <ul>
      {room.usage !== undefined && room.quota !== undefined && (
        <li data-quota={room.quota}>{storage.room({ used: size(room.usage), all: size(room.quota) })}</li>
      )}
      {room.reserve && <li data-reserve={room.reserve}>{whereSaid(room.reserve)}</li>}
      <li data-persisted={room.persisted ? 'yes' : 'no'}>
        {room.persisted ? storage.persisted : storage.notPersisted}{' '}
        {!room.persisted && (
          <button
            type="button"
            class="button button--quiet"
            data-action="persist"
            onClick={() => void navigator.storage?.persist?.().then(look, () => {})}
          >
            {storage.persist}
          </button>
        )}
      </li>
      <li data-installed={installing.value}>
        {installing.value === 'installed' ? storage.installed : storage.notInstalled}
      </li>
      {installing.value !== 'installed' && <li>{storage.sevenDays}</li>}
    </ul>
  );
}

/** Tries both stores, when asked. */
function SelfTest() {
  const { store } = useServices();
  const { storage } = useWords();
  const [found, setFound] = useState<{ database: Tested; replica: Tested } | 'busy'>();
  const test = async () => {
    setFound('busy');
    setFound(await selfTest(store));
  };
  return (
    <section class="card storage">
      <h2>{storage.testTitle}</h2>
      <p>{storage.test}</p>
      <button type="button" class="button button--plain" data-action="self-test" onClick={() => void test()}>
        {storage.testNow}
      </button>
      <div role="status">
        {typeof found === 'object' && (
          <ul>
            <li data-tested-database={found.database}>{storage.tested.database[found.database]}</li>
            <li data-tested-reserve={found.replica}>{storage.tested.reserve[found.replica]}</li>
          </ul>
        )}
      </div>
    </section>
  );
}
