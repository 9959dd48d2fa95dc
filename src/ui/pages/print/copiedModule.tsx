import { Fragment } from 'preact';
import type { Step } from '../../../engine/step.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { CopiedAnswer } from './copiedAnswer.tsx';
import { copiedParts } from './copiedParts.ts';
import type { FilledSurvey } from './filledSurvey.ts';
import { NotAsked, SkippedRoster } from './notAsked.tsx';
import { RowHead } from './rowHead.tsx';
import { Said } from './said.tsx';

/** The questions of a module, each with its answers, or with the reason why it was not put. */
export function CopiedModule({ filled, module }: { readonly filled: FilledSurvey; readonly module: string }) {
  const own = filled.texts.modules[module];
  const steps = [...filled.route.steps.values()].filter(({ entry }) => entry.module === module && entry.all.length > 0);
  return (
    <section class="module">
      <h2 class="module__title">
        {own?.label !== own?.title && <span class="module__label">{own?.label} </span>}
        {own?.title}
      </h2>
      {copiedParts(filled, module, steps).map((part) => (
        <Fragment key={'step' in part ? part.step.entry.id : part.place.address}>
          {part.row !== undefined && <RowHead filled={filled} row={part.row} />}
          {'step' in part ? (
            <CopiedQuestion filled={filled} step={part.step} />
          ) : (
            <SkippedRoster filled={filled} place={part.place} />
          )}
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
