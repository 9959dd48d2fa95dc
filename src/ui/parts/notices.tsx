import { useEffect, useState } from 'preact/hooks';
import { report } from '../../lib/report.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';
import { type NoticeState, useApp, useServices } from '../services.ts';
import { Banner } from './banner.tsx';
import { download } from './download.ts';
import { PartNotLoaded } from './notLoaded.tsx';
import { useOnce } from './once.ts';

/** What must be said about the app's settings, and about storage as a whole. `offline`: what it means is asked; ends that. */
export function AppNotices({ offline }: { readonly offline: (() => void) | undefined }) {
  const { notices, question } = useWords();
  const { applyUpdate, configFaults, standing, update } = useApp();
  const { lock } = useServices();
  const { inMemory, outdated, restored } = standing.value;
  return (
    <>
      {!isSecureContext && (
        <Banner tone="trouble">
          <p>{notices.insecure}</p>
        </Banner>
      )}
      {offline && (
        <Banner tone="notice">
          <button
            type="button"
            class="banner__close"
            data-action="close-offline"
            aria-label={question.close}
            onClick={offline}
          >
            ✕
          </button>
          <p>{notices.offline}</p>
        </Banner>
      )}
      {configFaults.value.length > 0 && <ConfigMessage />}
      {inMemory && <MemoryMessage />}
      {outdated && <OutdatedMessage />}
      {/* It counts what is of others. */}
      {restored && !lock?.handover.value && <RestoredMessage found={restored} />}
      {update.value === 'ready' && (
        <Banner tone="notice">
          <p>{notices.update.ready}</p>
          <button type="button" class="button button--quiet" onClick={applyUpdate}>
            {notices.update.apply}
          </button>
        </Banner>
      )}
    </>
  );
}

/** The configuration does not read: says what follows for the respondent, and folded away what of it, for the office that wrote it. */
function ConfigMessage() {
  const { configFaults, configState } = useApp();
  const { notices } = useWords();
  return (
    <Banner tone="trouble">
      <p>{configState.value === 'none' ? notices.config.brokenFirst : notices.config.broken}</p>
      <details data-config-faults={configFaults.value.length}>
        <summary>{notices.config.details}</summary>
        <ul lang="en" translate={false}>
          {configFaults.value.map(({ place, fault }) => (
            <li key={place}>
              <code>config.json</code>, <code>{place}</code>: {fault}
            </li>
          ))}
        </ul>
      </details>
    </Banner>
  );
}

/** The browser gives no database: says where the answers are instead, and what to do. */
function MemoryMessage() {
  const { store } = useServices();
  const words = useWords();
  const [kept, setKept] = useState<'kept' | 'nowhere'>();
  useEffect(
    () => void store.replicaStatus().then((status) => setKept(status === 'durable' ? 'kept' : 'nowhere')),
    [store],
  );
  if (!kept) return null;
  return (
    <Banner tone="trouble">
      <p data-memory={kept}>{words.notices.memory[kept]}</p>
      <a class="alone" href={addressOf({ page: 'storage' })}>
        {words.app.storage}
      </a>
    </Banner>
  );
}

/** A newer version of the app, in another window, has the database: what is typed here is safe, and goes on there. */
function OutdatedMessage() {
  const words = useWords();
  return (
    <Banner tone="trouble">
      <p data-outdated>{words.notices.outdated}</p>
      <button type="button" class="button button--quiet" data-action="reload" onClick={() => location.reload()}>
        {words.notices.reload}
      </button>
    </Banner>
  );
}

/** Says what the browser had lost and what was brought back, until the respondent has taken note. */
function RestoredMessage({ found }: { readonly found: NonNullable<NoticeState['restored']> }) {
  const { standing } = useApp();
  const words = useWords();
  const noted = () => {
    const { restored, ...rest } = standing.peek();
    standing.value = rest;
  };
  return (
    <Banner tone="notice">
      {found.responses.length > 0 && (
        <p data-restored={found.responses.length}>
          {words.notices.restored.responses({ count: found.responses.length })}
        </p>
      )}
      {found.damaged > 0 && (
        <p data-damaged={found.damaged}>{words.notices.restored.damaged({ count: found.damaged })}</p>
      )}
      <button type="button" class="button button--quiet" data-action="noted" onClick={noted}>
        {words.notices.restored.noted}
      </button>
    </Banner>
  );
}

/**
 * Says that answers are in one of the two stores alone: in the database (`alone`; `full`, where the other has no room),
 * or beside it (`held`).
 */
function ReserveMessage({ where }: { readonly where: 'alone' | 'full' | 'held' }) {
  const words = useWords();
  return (
    <Banner tone="notice">
      <p data-reserve={where}>{words.notices[where]}</p>
      <a class="alone" href={addressOf({ page: 'storage' })}>
        {words.app.storage}
      </a>
    </Banner>
  );
}

/**
 * What stands between the window's answers and the device: the copy in a file, and where they rest meanwhile.
 * @param told whether the banner around it says already what is wrong
 */
export function SessionNotices({
  session,
  banner,
  told,
}: {
  readonly session: Session;
  readonly banner: boolean;
  readonly told?: true;
}) {
  const words = useWords();
  const { fault, replica } = session.save.value;
  if (banner) return <ReserveMessage where={fault !== undefined ? 'held' : replica === 'quota' ? 'full' : 'alone'} />;
  return (
    <>
      {!told && fault !== undefined && <p>{words.notices.faults[fault === 'memory' ? 'failed' : fault]}</p>}
      <BackupHere session={session} />
    </>
  );
}

function BackupHere({ session }: { readonly session: Session }) {
  const words = useWords();
  const services = useServices();
  const [failed, setFailed] = useState(false);
  const once = useOnce();
  const save = async () => {
    const { backupHere } = await import('../../session/backup.ts');
    const { name, type, text } = await backupHere(services, session);
    download(name, type, text);
  };
  const press = () => {
    setFailed(false);
    once(save).catch((cause: unknown) => {
      report('backup', cause);
      setFailed(true);
    });
  };
  return (
    <>
      <button type="button" class="button button--quiet" data-action="backup-here" onClick={press}>
        {words.notices.backup}
      </button>
      {failed && <PartNotLoaded again={press} />}
    </>
  );
}
