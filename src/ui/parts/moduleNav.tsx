import type { ModuleState } from '../../engine/progress.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { langOf } from '../../instrument/langOf.ts';
import { ofKind } from '../../protocol/annotation.ts';
import { enterpriseFault } from '../../session/enterpriseFault.ts';
import { asksEnterprise } from '../../session/forWhom.ts';
import type { SessionServices } from '../../session/services.ts';
import type { Session } from '../../session/session.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import markedStyles from '../styles/marked.css?url';

interface RailProps {
  readonly session: Session;
  readonly current: string;
}

/** Nothing is marked at first. */
const Marked = lazyPart(async () => (await import('../questions/marked.tsx')).Marked, ['more'], markedStyles);

/** Few devices have a lock. */
const BackupNow = lazyPart(async () => (await import('./backupNow.tsx')).BackupNow, ['storage']);

/** The modules with their states: beside the page where there is room; a strip of letters and a menu where there is not. */
export function ModuleNav({ session, current }: RailProps) {
  const words = useWords();
  const { lock } = useServices();
  return (
    <>
      <nav class="rail rail--wide" aria-label={words.rail.title}>
        <Entries session={session} current={current} />
        {lock && <BackupNow lock={lock} />}
      </nav>
      <nav class="rail rail--narrow" aria-label={words.rail.title}>
        <Strip session={session} current={current} />
        <details key={current}>
          <summary>{words.rail.title}</summary>
          <Entries session={session} current={current} />
        </details>
        {lock ? (
          <BackupNow lock={lock} />
        ) : (
          <a class="keep" href={addressOf({ page: 'storage' })}>
            {words.rail.backup}
          </a>
        )}
        <a class="find" href={addressOf({ page: 'search', response: session.id })}>
          {words.rail.search}
        </a>
      </nav>
    </>
  );
}

/** Whether the office asks for the number of the enterprise in a module: the first one has its field. */
const enterpriseIn = (session: Session, services: Pick<SessionServices, 'config'>, module: string) =>
  module === session.instrument.modules[0]?.id && asksEnterprise(services, session.row.value)
    ? services.config.value.enterprise
    : undefined;

/** How a module stands, with the number of the enterprise where it has its field. */
function standing(session: Session, services: Pick<SessionServices, 'config'>, module: string): ModuleState {
  const state = session.progressOf(module)?.state ?? 'untouched';
  const asked = enterpriseIn(session, services, module);
  if (!asked || state === 'attention') return state;
  const fault = enterpriseFault(services, session.row.value);
  if (fault === 'wrong') return 'attention';
  if (fault) return state === 'done' ? 'busy' : state;
  return session.row.value.enterpriseNumber?.trim() ? 'done' : state;
}

/** Every module one tap away: its letter and its state, in full for who cannot see them. */
function Strip({ session, current }: RailProps) {
  const words = useWords();
  const services = useServices();
  return (
    <ul class="strip">
      {session.instrument.modules.map(({ id }) => {
        const state = standing(session, services, id);
        return (
          <li key={id}>
            <a
              href={addressOf({ page: 'module', response: session.id, module: id })}
              aria-current={id === current ? 'page' : undefined}
              title={session.texts.modules[id]?.title}
            >
              <span aria-hidden="true">{labelsOf(session).module(id)}</span>
              <span class={`mark mark--${state}`} aria-hidden="true" />
              <span class="visually-hidden">
                <span lang={langOf(session.texts, `modules.${id}`)}>{session.texts.modules[id]?.label ?? id}</span>,{' '}
                {words.rail.states[state]}
              </span>
            </a>
          </li>
        );
      })}
      <li>
        <a
          href={addressOf({ page: 'review', response: session.id })}
          aria-current={current === 'review' ? 'page' : undefined}
          title={words.rail.review}
        >
          <span aria-hidden="true">✓</span>
          <span class="visually-hidden">{words.rail.review}</span>
        </a>
      </li>
    </ul>
  );
}

function Entries({ session, current }: RailProps) {
  const words = useWords();
  const services = useServices();
  return (
    <ul>
      <li>
        <a href={addressOf({ page: 'start' })}>{words.rail.home}</a>
      </li>
      {session.instrument.modules.map(({ id }) => (
        <li key={id}>
          <a
            href={addressOf({ page: 'module', response: session.id, module: id })}
            aria-current={id === current ? 'page' : undefined}
            data-module-state={standing(session, services, id)}
          >
            <ModuleLine session={session} module={id} />
          </a>
        </li>
      ))}
      <li>
        <a
          href={addressOf({ page: 'review', response: session.id })}
          aria-current={current === 'review' ? 'page' : undefined}
        >
          {words.rail.review}
        </a>
      </li>
      <li>
        <a
          href={addressOf({ page: 'search', response: session.id })}
          aria-current={current === 'search' ? 'page' : undefined}
        >
          {words.rail.search}
        </a>
      </li>
      {ofKind(session.annotations.value, 'marked').length > 0 && (
        <li>
          <Marked response={session.id} survey={session} annotations={session.annotations.value} />
        </li>
      )}
      <li>
        <a href={addressOf({ page: 'storage' })}>{words.app.storage}</a>
      </li>
    </ul>
  );
}

function ModuleLine({ session, module }: { readonly session: Session; readonly module: string }) {
  const words = useWords();
  const services = useServices();
  const language = langOf(session.texts, `modules.${module}`);
  const { label, title } = session.texts.modules[module] ?? { label: module, title: '' };
  const progress = session.progressOf(module);
  const counted = (progress?.asked ?? 0) + (progress?.waiting ?? 0) > 0;
  const state = standing(session, services, module);
  return (
    <>
      <span class="rail__label" lang={language}>
        {label}
      </span>
      {title !== label && (
        <span class="rail__title" lang={language}>
          {title}
        </span>
      )}
      <span class="rail__progress">
        <span class={`mark mark--${state}`} aria-hidden="true" />
        {progress && counted
          ? `${words.rail.answered({ answered: progress.answered, asked: progress.asked })}${progress.waiting > 0 ? ` · ${words.rail.waiting({ count: progress.waiting })}` : ''}`
          : state === 'skipped'
            ? words.rail.states.skipped
            : words.rail[enterpriseIn(session, services, module) === 'required' ? 'required' : 'optional']}
        <span class={state === 'attention' ? undefined : 'visually-hidden'}>, {words.rail.states[state]}</span>
      </span>
    </>
  );
}
