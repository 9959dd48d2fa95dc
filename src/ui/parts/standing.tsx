import type { Backup } from '../../storage/backup.ts';
import type { Restored } from '../../storage/restoring.ts';
import { answerRow } from '../../storage/rows.ts';
import { useLaterWords } from '../laterWords.ts';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import type { Session } from '../session.ts';
import { Banner } from './banner.tsx';

/** Says what the browser had lost and what was brought back, until the respondent has taken note. */
export function RestoredMessage({ found }: { readonly found: Restored }) {
  const { restored } = useServices();
  const words = useLaterWords();
  return (
    <Banner tone="notice">
      {found.responses.length > 0 && (
        <p data-restored={found.responses.length}>{words.restored.responses(found.responses.length)}</p>
      )}
      {found.damaged > 0 && <p data-damaged={found.damaged}>{words.restored.damaged(found.damaged)}</p>}
      <button
        type="button"
        class="button button--quiet"
        data-action="noted"
        onClick={() => {
          restored.value = undefined;
        }}
      >
        {words.restored.noted}
      </button>
    </Banner>
  );
}

/** Says that answers are in one of the two stores alone: in the database (`alone`), or beside it (`held`). */
function ReserveMessage({ where }: { readonly where: 'alone' | 'held' }) {
  const { storage } = useLaterWords();
  return (
    <Banner tone="notice">
      <p data-reserve={where}>{storage[where]}</p>
      <a class="alone" href={addressOf({ page: 'storage' })}>
        {storage.title}
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
  const { words, appVersion } = useServices();
  const { fault } = session.save.value;
  if (banner) return <ReserveMessage where={fault === undefined ? 'alone' : 'held'} />;
  const save = async () => {
    const { download } = await import('./download.ts');
    download(`veldwerk-${session.id}.json`, 'application/json', JSON.stringify(backupHere(session, appVersion)));
  };
  return (
    <button type="button" class="button button--quiet" data-action="backup-here" onClick={() => void save()}>
      {words.save.backup}
    </button>
  );
}
