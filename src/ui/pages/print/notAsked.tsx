import { reasonsAt, reasonsFrom } from '../../../engine/reasons.ts';
import type { RosterPlace } from '../../../engine/rosters/row.ts';
import type { Step } from '../../../engine/step.ts';
import { list } from '../../../i18n/format.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import type { Language } from '../../../instrument/language.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { itemNames, reasonWords } from '../../parts/reason.ts';
import type { FilledSurvey } from './filledSurvey.ts';

/** That something was not put, and why. */
function becauseOf(
  { instrument, texts, evaluation, route: { values } }: FilledSurvey,
  because: readonly string[],
  words: Messages,
  language: Language,
): string {
  const reason = reasonWords({ instrument, texts, values, evaluation: () => evaluation }, because, words, language);
  return reason ? words.print.copy.notApplicableBecause({ reason }) : words.print.copy.notApplicable;
}

/** A roster that was skipped, where its rows would stand. */
export function SkippedRoster({ filled, place }: { readonly filled: FilledSurvey; readonly place: RosterPlace }) {
  const words = useWords();
  const language = useLanguage();
  const because = reasonsAt(filled.evaluation, place.scope, filled.texts.conditions);
  return (
    <section class="ask" data-roster={place.address} data-state="notApplicable">
      <div class="copied-alone quiet">
        <h3 class="ask__stem">{filled.texts.rosters?.[place.name]?.title ?? place.name}</h3>
        <p class="quiet">{becauseOf(filled, because, words, language)}</p>
      </div>
    </section>
  );
}

/** Why a question was not put, where its answer would stand. */
export function NotAsked({ filled, step }: { readonly filled: FilledSurvey; readonly step: Step }) {
  const words = useWords();
  const language = useLanguage();
  const { name } = labelsOf(filled).question(step.entry.id);
  const because = reasonsFrom(filled.evaluation, step.entry.id, filled.texts.conditions);
  return (
    <p class="quiet">
      {step.state === 'undetermined'
        ? words.more.undetermined({
            question: name,
            items: list(itemNames(filled, because), language),
          })
        : step.state === 'notApplicable'
          ? becauseOf(filled, because, words, language)
          : words.print.copy.waiting}
    </p>
  );
}
