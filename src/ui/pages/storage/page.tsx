import { useEffect, useState } from 'preact/hooks';
import { dataSize } from '../../../i18n/dataSize.ts';
import {
  askToPersist,
  type Counts,
  countsOf,
  type ReplicaPlace,
  type Room,
  replicaPlaceOf,
  roomOf,
  selfTest,
  type Tested,
} from '../../../session/deviceStatus.ts';
import { installing } from '../../installing.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { Main } from '../../parts/main.tsx';
import { ToStart } from '../../parts/toStart.tsx';
import { useServices } from '../../services.ts';
import { ManageLock } from '../lock/manage.tsx';
import { SetLock } from '../lock/setLock.tsx';
import { BringIn } from './bringIn.tsx';
import { CarryIn } from './carryIn.tsx';
import { CarryOut } from './carryOut.tsx';
import { Errors } from './errors.tsx';
import { HandoverHint } from './handoverHint.tsx';
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
            {told.counts({
              drafts: told.drafts({ count: counts.drafts }),
              waiting: counts.waiting,
              receipts: words.leaving.receipts({ count: counts.receipts }),
            })}
          </p>
        )}
        <Standing />
      </section>
      <CarryOut />
      <MakeBackup />
      <BringIn />
      <CarryIn />
      {lock ? <ManageLock lock={lock} /> : allowed && <SetLock />}
      <HandoverHint />
      <Receipts />
      <SelfTest />
      <Errors />
      <section class="card storage">
        <h2>{words.leaving.title}</h2>
        <Wipe store={store} />
      </section>
      <ToStart />
    </Main>
  );
}

/** How the browser keeps what is here. */
function Standing() {
  const { storage } = useWords();
  const services = useServices();
  const language = useLanguage();
  const [room, setRoom] = useState<Room>();
  // Undefined while the two stores are being compared.
  const [place, setPlace] = useState<ReplicaPlace>();
  const look = async () => {
    setRoom(await roomOf());
    setPlace(await replicaPlaceOf(services));
  };
  useEffect(() => void look(), [services]);
  if (!room) return <p aria-busy="true" />;
  const whereSaid = (found: ReplicaPlace) =>
    services.store.inMemory
      ? storage.withoutDatabase[found === 'opfs' || found === 'cache' ? 'kept' : 'nowhere']
      : storage.reserve[found];
  const size = (bytes: number) => dataSize(bytes, language);
  return (
    <ul>
      {room.usage !== undefined && room.quota !== undefined && (
        <li data-quota={room.quota}>{storage.room({ used: size(room.usage), all: size(room.quota) })}</li>
      )}
      {place && <li data-reserve={place}>{whereSaid(place)}</li>}
      <li data-persisted={room.persisted ? 'yes' : 'no'}>
        {room.persisted ? storage.persisted : storage.notPersisted}{' '}
        {!room.persisted && (
          <button
            type="button"
            class="button button--quiet"
            data-action="persist"
            // A browser that refuses to be asked has promised nothing, as it says there.
            onClick={() => void askToPersist().then(look, () => {})}
          >
            {storage.persist}
          </button>
        )}
      </li>
      <li data-installed={installing.value}>
        {installing.value === 'installed' ? storage.installed : storage.notInstalled}
      </li>
      {installing.value.startsWith('by-hand') && <li data-seven-days>{storage.sevenDays}</li>}
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
