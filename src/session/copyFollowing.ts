import { effect, signal } from '@preact/signals';
import type { Difference } from '../protocol/draftCopy.ts';
import { addressOfEdit, differencesIn } from './copyOfDraft.ts';
import type { CopiedDraft, CopyOutcome } from './copyRound.ts';
import { copyLeft, copyNow, copyWaitMs } from './draftCopying.ts';
import { readKeptCopy } from './keptCopy.ts';
import { type CopyingServices, placeOfCopies } from './placeOfCopies.ts';
import type { Session } from './session.ts';

/** A copy is sent so long after the last change; and at the latest so long after the first that it does not have. */
const afterLastChangeMs = 60_000;
const afterFirstChangeMs = 5 * 60_000;
/** How long to wait until somebody has left the field that would be changed. */
const whileTypingMs = 10_000;

/**
 * Keeps an open draft and its copy together, as long as this page is the one that writes it.
 * @param touched the addresses of what somebody is just typing: an item, and its question
 * @returns ends it, and sends what is new once the draft is closed
 */
export function followCopies(
  services: CopyingServices,
  session: Session,
  touched: () => readonly string[],
): () => void {
  const { store } = services;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let firstChangeAt: number | undefined;
  let failures = 0;
  let ended = false;
  let held = false;

  const writes = () => session.editLock.peek() === 'owner';
  const draft: CopiedDraft = {
    read: async () => {
      await session.flush();
      return session.save.peek().state === 'saved' && writes() ? store.read(session.id) : undefined;
    },
    take: async ({ row }, edits, elsewhere) => {
      // Nothing may come in between what was read and what is taken.
      if (session.save.peek().state !== 'saved' || session.seq() !== row.seq || !writes()) return false;
      held = touched().some((at) => edits.some((edit) => isIn(addressOfEdit(edit), at)));
      if (held || !session.merge(edits, { ...elsewhere })) return false;
      await session.flush();
      return session.save.peek().state === 'saved';
    },
  };
  const go = (asks: boolean): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running ??= round(asks).finally(() => {
      running = undefined;
      // What was changed meanwhile may have come too late for it.
      if (session.seq() !== seq) onSaved();
    });
    return running;
  };
  const round = async (asks: boolean) => {
    if (ended || !writes()) return;
    firstChangeAt = undefined;
    held = false;
    const outcome = await copyNow(services, session.row.peek(), draft, asks);
    failures = outcome.kind === 'later' ? failures + 1 : 0;
    if (outcome.kind === 'later' && !ended) again(outcome);
  };
  const again = (outcome: Extract<CopyOutcome, { kind: 'later' }>) => {
    clearTimeout(timer);
    timer = setTimeout(() => void go(true), held ? whileTypingMs : copyWaitMs(outcome, failures));
  };
  const onChange = () => {
    firstChangeAt ??= Date.now();
    clearTimeout(timer);
    const latest = firstChangeAt + afterFirstChangeMs - Date.now();
    timer = setTimeout(() => void go(false), Math.max(0, Math.min(afterLastChangeMs, latest)));
  };
  const onVisibility = () => void go(document.visibilityState === 'visible');
  // It is visible still, and there is no time left to ask first.
  const onLeaving = () => void go(false);
  const onOnline = () => void go(true);
  let seq = session.seq();
  const onSaved = () => {
    if (ended || running !== undefined || session.seq() === seq) return;
    seq = session.seq();
    onChange();
  };
  const endSave = effect(() => {
    if (session.save.value.state === 'saved') onSaved();
  });
  const endOwner = effect(() => {
    if (session.editLock.value === 'owner') queueMicrotask(() => void go(true));
  });
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', onLeaving);
  addEventListener('online', onOnline);
  // Undefined: they were not read yet, and the session may know of some.
  const differences = signal<readonly Difference[]>();
  const endWatch = store.watch(
    () => readKeptCopy(store, session.id),
    (kept) => {
      differences.value = kept?.differences ?? [];
      session.receivedElsewhere.value = kept?.ended === 'delivered';
    },
    // The page says already that nothing can be read.
    () => {},
  );
  const endDiffering = effect(() => {
    const { value } = differences;
    if (!value) return;
    const { answers, annotations, row } = session;
    // Read, so that it follows what is entered.
    if (value.length > 0) void [answers.value, annotations.value, row.value];
    session.differences.value = differencesIn(session, value);
  });
  return () => {
    ended = true;
    clearTimeout(timer);
    endSave();
    endOwner();
    endWatch();
    session.receivedElsewhere.value = false;
    endDiffering();
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pagehide', onLeaving);
    removeEventListener('online', onOnline);
    void (async () => {
      await running;
      // Whoever opened it closes it meanwhile; where that takes longer, or it is open again, another round sends it.
      if (placeOfCopies(services, session.row.peek())) await copyLeft(services, session.id);
    })();
  };
}

/** Whether what is at an address concerns who is at another one: it is the same, or a row around it. */
const isIn = (address: string | undefined, at: string): boolean =>
  address !== undefined && (address === at || at.startsWith(`${address}.`));
