import { outlineOf } from '../../engine/outline.ts';
import type { Step } from '../../engine/route.ts';
import { Blocks } from '../parts/blocks.tsx';
import { useServices } from '../services.ts';
import type { Session } from '../session.ts';
import { Choice } from './choice.tsx';
import type { Described } from './described.ts';
import { Fields } from './fields.tsx';
import { Folded } from './folded.tsx';
import { useInside } from './inside.ts';
import { Minutes } from './minutes.tsx';
import { Percent } from './percent.tsx';
import { Split } from './split.tsx';
import { YesNo } from './yesNo.tsx';

interface CardProps {
  readonly session: Session;
  readonly step: Step;
  /** The heading level of the stem: below the title of its section, where that has one. */
  readonly level: 2 | 3;
}

/** A question as the route has it: a card with its fields, or one quiet line. */
export function QuestionCard(props: CardProps) {
  return props.step.state === 'asked' ? <Asked {...props} /> : <Folded {...props} />;
}

/** The words of the findings that this question shows: those whose last item is one of its own. */
function findingsHere(session: Session, step: Step): { words: string[]; items: Set<string> } {
  const order = [...outlineOf(session.instrument).items.keys()];
  const own = new Set(step.entry.items.map((item) => item.id));
  const here = session.findings.value.filter((finding) => {
    const last = finding.items.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)).at(-1);
    return last !== undefined && own.has(last);
  });
  return {
    words: [...new Set(here.map((finding) => session.texts.checks[finding.check] ?? finding.check))],
    items: new Set(here.flatMap((finding) => finding.items)),
  };
}

function Asked({ session, step, level }: CardProps) {
  const Stem = `h${level}` as const;
  const { words } = useServices();
  // Findings wait until the respondent has left the question: a half-typed answer is not a wrong one.
  const { inside, ...focus } = useInside();
  const { question } = step.entry;
  const texts = session.texts.questions[question.id];
  const found = inside ? { words: [], items: new Set<string>() } : findingsHere(session, step);
  const wrong = found.words.length > 0;
  const described = [
    texts?.notes && `${question.id}-notes`,
    texts?.instruction && `${question.id}-instruction`,
    wrong && `${question.id}-error`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      class={wrong ? 'card card--wrong' : 'card'}
      aria-labelledby={`${question.id}-stem`}
      data-question={question.id}
      data-state="asked"
      {...focus}
    >
      <Stem class="card__stem" id={`${question.id}-stem`}>
        {question.type !== 'fields' && <span class="card__number">{question.id}</span>} {texts?.stem}
      </Stem>
      {texts?.notes && (
        <div class="card__notes" id={`${question.id}-notes`}>
          <Blocks blocks={texts.notes} level={level === 2 ? 3 : 4} />
        </div>
      )}
      {texts?.instruction && (
        <div class="card__instruction" id={`${question.id}-instruction`}>
          {texts.instruction.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <Answer session={session} step={step} described={{ by: described || undefined, invalid: found.items }} />
      <div class="card__error" id={`${question.id}-error`} aria-live="polite">
        {found.words.map((line) => (
          <p key={line}>
            <span class="visually-hidden">{words.question.error}</span> {line}
          </p>
        ))}
      </div>
    </fieldset>
  );
}

function Answer({ session, step, described }: { readonly session: Session; readonly step: Step } & Described) {
  const { question, items } = step.entry;
  const [first] = items;
  if (!first) return null;
  switch (question.type) {
    case 'yesNo':
      return <YesNo session={session} items={items} described={described} />;
    case 'choice':
      return <Choice session={session} item={first} described={described} />;
    case 'percent':
      return <Percent session={session} item={first} labelledBy={`${question.id}-stem`} described={described} />;
    case 'split':
      return <Split session={session} question={question} items={items} described={described} />;
    case 'minutes':
      return <Minutes session={session} item={first} described={described} />;
    case 'fields':
      return <Fields session={session} question={question} items={items} described={described} />;
  }
}
