import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../session/session.ts';
import type { Backup } from '../../storage/backup.ts';
import type { Restored } from '../../storage/restoring.ts';
import { answerRow } from '../../storage/rows.ts';
import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import { Banner } from './banner.tsx';
import { download } from './download.ts';
import { PartNotLoaded } from './notLoaded.tsx';

/** What must be said about storage as a whole. */
export function AppStanding() {
  const { inMemory, outdated, restored } = useServices().standing.value;
  return (
    <>
      {inMemory && <MemoryMessage />}
      {outdated && <OutdatedMessage />}
      {restored && <RestoredMessage found={restored} />}
    </>
  );
}

/** The browser gives no database: says where the answers are instead, and what to do. */
function MemoryMessage() {
  const { store } = useServices();
  const words = useWords();
  const [beside, setBeside] = useState<'kept' | 'nowhere'>();
  useEffect(
    () => void store.replicaStatus().then((status) => setBeside(status === 'durable' ? 'kept' : 'nowhere')),
    [store],
  );
  if (!beside) return null;
  return (
    <Banner tone="trouble">
      <p data-memory={beside}>{words.notices.memory[beside]}</p>
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
function RestoredMessage({ found }: { readonly found: Restored }) {
  const { standing } = useServices();
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

/** A draft as it stands in this window, as a backup that can be brought in: its number is past all that was written. */
function backupHere({ row, answers, annotations }: Session, app: string): Backup {
  const entries = Object.entries(answers.value);
  const seq = row.value.seq + entries.length + annotations.value.size + 1;
  return {
    format: 'veldwerk-backup/1',
    madeAt: new Date().toISOString(),
    app,
    responses: [
      {
        row: { ...row.value, seq },
        answers: entries.map(([item, value]) => ({
          item,
          value: answerRow.shape.value.safeParse(value).data ?? null,
          seq,
        })),
        annotations: [...annotations.value].map(([name, annotation]) => ({ name, seq, annotation })),
        events: [],
      },
    ],
    receipts: [],
  };
}

/** What stands between the window's answers and the device: the copy in a file, and where they rest meanwhile. */
export function SessionStanding({ session, banner }: { readonly session: Session; readonly banner: boolean }) {
  const { fault, replica } = session.save.value;
  if (banner) return <ReserveMessage where={fault !== undefined ? 'held' : replica === 'quota' ? 'full' : 'alone'} />;
  return <BackupHere session={session} />;
}

function BackupHere({ session }: { readonly session: Session }) {
  const words = useWords();
  const { appVersion, lock } = useServices();
  const [failed, setFailed] = useState(false);
  const save = async () => {
    const { backupText, lockedBackupText } = await import('../../storage/backupFile.ts');
    const backup = backupHere(session, appVersion);
    const name = `veldwerk-${session.id}`;
    // What a device keeps encrypted does not leave it readable.
    if (lock) download(`${name}.jwe.txt`, 'text/plain', await lockedBackupText(backup, lock.open.value));
    else download(`${name}.json`, 'application/json', await backupText(backup));
  };
  const press = () => {
    setFailed(false);
    save().catch(() => setFailed(true));
  };
  return (
    <>
      <button type="button" class="button button--quiet" data-action="backup-here" onClick={press}>
        {words.save.backup}
      </button>
      {failed && <PartNotLoaded again={press} />}
    </>
  );
}
