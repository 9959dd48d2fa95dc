import { effect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { addressIn } from '../../instrument/address.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Section } from '../../instrument/schema.ts';
import { afterPaint } from '../../session/afterPaint.ts';
import { asksEnterprise, moduleInTitle, whomInTitle } from '../../session/forWhom.ts';
import type { Session } from '../../session/session.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import { Blocks } from '../parts/blocks.tsx';
import { Main } from '../parts/main.tsx';
import { ModuleNav } from '../parts/moduleNav.tsx';
import { ToStart } from '../parts/toStart.tsx';
import { Unbroken } from '../parts/unbroken.tsx';
import { Unofficial } from '../parts/unofficial.tsx';
import { QuestionCard } from '../questions/card.tsx';
import { addressOf, go } from '../router.ts';
import { useServices } from '../services.ts';
import { LabelField } from './labelField.tsx';
import { useOwnHelpDesk } from './officeWords.ts';

const EnterpriseFields = lazyPart(async () => (await import('./enterpriseFields.tsx')).EnterpriseFields, ['more']);

/** A module: its title and introduction, its questions, and the way back and on. */
export function ModulePage({
  session,
  module: id,
  sections,
}: {
  readonly session: Session;
  readonly module: string;
  /** What stands in the place of its questions. */
  readonly sections?: ComponentChildren;
}) {
  const words = useWords();
  const services = useServices();
  const ownHelpDesk = useOwnHelpDesk(session.instrument);
  const { modules } = session.instrument;
  const at = modules.findIndex((module) => module.id === id);
  const module = modules[at];
  const texts = session.texts.modules[id];
  const language = langOf(session.texts, `modules.${id}`);
  const asked = asksEnterprise(services, session.row.value);
  useEffect(() => {
    if (!texts) return;
    session.turnTo(id);
  }, [session, id, texts]);
  useEffect(
    () =>
      effect(() => {
        const progress = session.progressOf(id);
        const far =
          progress && progress.asked > 0
            ? ` · ${words.rail.answered({ answered: progress.answered, asked: progress.asked })}`
            : '';
        const whom = whomInTitle(services, session.row.value);
        // Telling the browser takes longer than drawing an answer.
        return (
          texts &&
          afterPaint(
            () =>
              (document.title = [`${moduleInTitle(services, session.texts, id)}${far}`, whom, words.app.name]
                .filter(Boolean)
                .join(' · ')),
          )
        );
      }),
    [session, id, texts, words],
  );
  if (!module)
    return (
      <Main>
        <h1 tabIndex={-1}>{words.module.unknown}</h1>
        <ToStart />
      </Main>
    );
  return (
    <div class="with-rail">
      <ModuleNav session={session} current={id} />
      <Main data-module={id}>
        <h1 tabIndex={-1} lang={language}>
          {texts && texts.label !== texts.title && <span class="overline">{texts.label}</span>}{' '}
          <Unbroken text={texts?.title} />
        </h1>
        <Unofficial of={session} class="hint" />
        {at === 0 && (
          // What stands there in another language is for whom reads that one, and has the app in it.
          <Blocks
            blocks={ownHelpDesk(session.texts.preamble.filter((block) => !('lang' in block)))}
            level={2}
            lang={language}
          />
        )}
        <Blocks blocks={texts?.introduction} level={2} lang={language} />
        {at === 0 &&
          !session.row.value.case &&
          (asked ? (
            <EnterpriseFields session={session} />
          ) : (
            <LabelField session={session} hint={words.module.label.hint} />
          ))}
        {sections ??
          module.sections.map((section) => <SectionOf key={section.id} session={session} section={section} />)}
        <Onward session={session} at={at} />
      </Main>
    </div>
  );
}

/** The questions of a section below its title; `row`: of a row, by its address. */
export function SectionOf({
  session,
  section,
  row,
}: {
  readonly session: Session;
  readonly section: Section;
  readonly row?: string;
}) {
  const texts = session.texts.sections[section.id];
  const language = langOf(session.texts, `sections.${section.id}`);
  return (
    <section>
      {texts?.title && <h2 lang={language}>{texts.title}</h2>}
      <Blocks blocks={texts?.introduction} level={3} lang={language} />
      {section.questions.map(({ id }) => (
        <QuestionCard
          key={id}
          session={session}
          question={row ? addressIn(row, id) : id}
          level={texts?.title ? 3 : 2}
        />
      ))}
    </section>
  );
}

function Onward({ session, at }: { readonly session: Session; readonly at: number }) {
  const words = useWords();
  const { modules } = session.instrument;
  const [before, after] = [modules[at - 1], modules[at + 1]];
  const toModule = (id: string) => go({ page: 'module', response: session.id, module: id });
  const review = { page: 'review', response: session.id } as const;
  return (
    <nav class="onward" aria-label={words.module.onward}>
      {before && (
        <button type="button" class="button button--plain" data-action="back" onClick={() => toModule(before.id)}>
          {words.module.back}
        </button>
      )}
      {after && (
        <a class="onward__review" data-action="review" href={addressOf(review)}>
          {words.module.reviewNow}
        </a>
      )}
      {after ? (
        <button type="button" class="button" data-action="next" onClick={() => toModule(after.id)}>
          {words.module.next}
        </button>
      ) : (
        <button type="button" class="button" data-action="review" onClick={() => go(review)}>
          {words.module.review}
        </button>
      )}
    </nav>
  );
}
