import { Fragment } from 'preact';
import { reasonsFrom } from '../../../engine/reasons.ts';
import type { Step } from '../../../engine/step.ts';
import { list } from '../../../i18n/format.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { itemNames } from '../../parts/reason.ts';
import { headedByRow } from '../../parts/rowTitle.ts';
import { CopiedAnswer } from './copiedAnswer.tsx';
import type { FilledSurvey } from './filledSurvey.ts';
import { RowHead } from './rowHead.tsx';
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
      {headedByRow(
        [...filled.route.steps.values()].filter(({ entry }) => entry.module === module && entry.all.length > 0),
      ).map(({ step, row }) => (
        <Fragment key={step.entry.id}>
          {row !== undefined && <RowHead filled={filled} row={row} />}
          <CopiedQuestion filled={filled} step={step} />
        </Fragment>
      ))}
    </section>
  );
}

function CopiedQuestion({ filled: whole, step }: { readonly filled: FilledSurvey; readonly step: Step }) {
  const { id: address, question, all: items } = step.entry;
  const filled = { ...whole, texts: textsInRow(whole.texts, address) };
  const { number } = labelsOf(filled).question(address);
  const { stem, source } = filled.texts.questions[question.id] ?? {};
  const asked = step.state === 'asked';
  return (
    <section class="ask" data-question={address} data-state={step.state}>
      <div class={asked ? (items.length === 1 ? 'copied-alone' : undefined) : 'copied-alone quiet'}>
        <h3 class="ask__stem">
          {number && <span class="ask__number">{number}. </span>}
          {stem}
        </h3>
        {source && <p class="ask__source">{source}</p>}
        {asked ? (
          <dl class="copied">
            {items
              .filter(({ id, is }) => is || filled.route.states.get(id) === 'asked')
              .map((item) => (
                <CopiedAnswer key={item.id} filled={filled} item={item} alone={items.length === 1} />
              ))}
          </dl>
        ) : (
          <NotAsked filled={filled} step={step} />
        )}
      </div>
      <Said filled={filled} question={address} />
    </section>
  );
}

/** Why a question was not put, where its answer would stand. */
function NotAsked({ filled, step }: { readonly filled: FilledSurvey; readonly step: Step }) {
  const words = useWords();
  const language = useLanguage();
  const { name } = labelsOf(filled).question(step.entry.id);
  return (
    <p class="quiet">
      {step.state === 'undetermined'
        ? words.more.undetermined({
            question: name,
            items: list(itemNames(filled, reasonsFrom(filled.evaluation, step.entry.id)), language),
          })
        : step.state === 'notApplicable'
          ? words.print.copy.notApplicable
          : words.print.copy.waiting}
    </p>
  );
}
