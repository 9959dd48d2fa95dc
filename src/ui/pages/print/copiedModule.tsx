import { reasonsFrom } from '../../../engine/reasons.ts';
import type { Step } from '../../../engine/step.ts';
import { list } from '../../../i18n/format.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { itemNames } from '../../parts/reason.ts';
import { CopiedAnswer } from './copiedAnswer.tsx';
import type { FilledSurvey } from './filledSurvey.ts';
import { Said } from './said.tsx';

/** The questions of a module, each with its answers, or with the reason why it was not put. */
export function CopiedModule({ filled, module }: { readonly filled: FilledSurvey; readonly module: string }) {
  const own = filled.texts.modules[module];
  return (
    <section class="module">
      <h2 class="module__title">
        {own?.label !== own?.title && <span class="module__label">{own?.label} </span>}
        {own?.title}
      </h2>
      {[...filled.route.steps.values()]
        .filter(({ entry }) => entry.module === module && (entry.items.length > 0 || entry.computed))
        .map((step) => (
          <CopiedQuestion key={step.entry.question.id} filled={filled} step={step} />
        ))}
    </section>
  );
}

function CopiedQuestion({ filled, step }: { readonly filled: FilledSurvey; readonly step: Step }) {
  const { question, computed } = step.entry;
  const items = computed ? [computed] : step.entry.items;
  const { number } = labelsOf(filled).question(question.id);
  const { stem, source } = filled.texts.questions[question.id] ?? {};
  const asked = step.state === 'asked';
  return (
    <section class="ask" data-question={question.id} data-state={step.state}>
      <div class={asked ? (items.length === 1 ? 'copied-alone' : undefined) : 'copied-alone quiet'}>
        <h3 class="ask__stem">
          {number && <span class="ask__number">{number}. </span>}
          {stem}
        </h3>
        {source && <p class="ask__source">{source}</p>}
        {asked ? (
          <dl class="copied">
            {items
              .filter(({ id }) => computed || filled.route.states.get(id) === 'asked')
              .map((item) => (
                <CopiedAnswer key={item.id} filled={filled} item={item} alone={items.length === 1} />
              ))}
          </dl>
        ) : (
          <NotAsked filled={filled} step={step} />
        )}
      </div>
      <Said filled={filled} question={question.id} />
    </section>
  );
}

/** Why a question was not put, where its answer would stand. */
function NotAsked({ filled, step }: { readonly filled: FilledSurvey; readonly step: Step }) {
  const words = useWords();
  const language = useLanguage();
  const { name } = labelsOf(filled).question(step.entry.question.id);
  return (
    <p class="quiet">
      {step.state === 'undetermined'
        ? words.question.undetermined({
            question: name,
            items: list(itemNames(filled, reasonsFrom(filled.evaluation, step.entry.question.id)), language),
          })
        : step.state === 'notApplicable'
          ? words.print.copy.notApplicable
          : words.print.copy.waiting}
    </p>
  );
}
