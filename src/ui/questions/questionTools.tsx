import { useState } from 'preact/hooks';
import type { Step } from '../../engine/step.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { annotationKey } from '../../protocol/annotation.ts';
import type { Session } from '../../session/session.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import moreStyles from '../styles/more.css?url';
import { SoftChecks } from './softChecks.tsx';

const OriginalText = lazyPart(async () => (await import('./originalText.tsx')).OriginalText, []);
const PrefilledAnswer = lazyPart(async () => (await import('./prefilledAnswer.tsx')).PrefilledAnswer, ['more']);
const UnansweredItems = lazyPart(
  async () => (await import('./unansweredItems.tsx')).UnansweredItems,
  ['more'],
  moreStyles,
);
const More = lazyPart(async () => (await import('./more.tsx')).More, ['more'], moreStyles);

/**
 * What stands below an answer: what the office knows, what seems unlikely, and, quietly, the ways to mark a question,
 * to remark on it, to read it in Dutch, or to say that there is no answer. `quiet`: the respondent is still answering.
 */
export function QuestionTools({
  session,
  step,
  quiet,
}: {
  readonly session: Session;
  readonly step: Step;
  readonly quiet: boolean;
}) {
  const words = useWords();
  const [open, setOpen] = useState<'more' | 'original'>();
  const { id } = step.entry;
  const { name } = labelsOf(session).question(id);
  const writable = session.editLock.value === 'owner';
  const marked = session.annotation(annotationKey({ kind: 'marked', about: id })) !== undefined;
  const remark = session.annotation(annotationKey({ kind: 'remark', about: id }));
  const remarked = remark?.kind === 'remark' && remark.text.trim() !== '';
  const { official: released } = session.instrument;
  const official = released[0]?.toUpperCase() ?? '';
  const translated = official && !released.includes(session.texts.language);
  const toggle = (panel: 'more' | 'original') => setOpen(open === panel ? undefined : panel);
  const mark = () => {
    if (marked) session.strike('marked', id);
    else session.annotate({ kind: 'marked', about: id });
  };
  return (
    <div class="aside">
      {session.row.value.prefilled && <PrefilledAnswer session={session} step={step} />}
      <SoftChecks session={session} step={step} quiet={quiet} />
      <div role="status">
        {step.entry.items.some((item) => session.reading(item.id)?.kind === 'unanswered') && (
          <UnansweredItems session={session} step={step} />
        )}
      </div>
      <div class="aside__tools">
        <button
          type="button"
          class="tool"
          data-tool="mark"
          aria-pressed={marked}
          aria-label={`${words.question.mark} (${name})`}
          disabled={!writable}
          onClick={mark}
        >
          <span aria-hidden="true">⚑ </span>
          {words.question.mark}
        </button>
        {translated && (
          <button
            type="button"
            class="tool"
            data-tool="original"
            aria-expanded={open === 'original'}
            aria-label={`${official}: ${words.question.original} (${name})`}
            onClick={() => toggle('original')}
          >
            {official}
          </button>
        )}
        <button
          type="button"
          class="tool"
          data-tool="more"
          aria-expanded={open === 'more'}
          aria-label={words.question.moreWhat({ question: name })}
          onClick={() => toggle('more')}
        >
          <span aria-hidden="true">⋯ </span>
          {words.question.more}
        </button>
        {remarked && <span class="tool__tag">{words.question.remarked}</span>}
      </div>
      {translated && open === 'original' && <OriginalText session={session} step={step} />}
      {open === 'more' && <More session={session} step={step} onDone={() => setOpen(undefined)} />}
    </div>
  );
}
