import { keyOf } from '../../../engine/confirmation.ts';
import { list } from '../../../i18n/format.ts';
import { annotationKey, confirmationsIn } from '../../../protocol/annotation.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { itemNames } from '../../parts/reason.ts';
import { confirmedAt, type FilledSurvey } from './filledSurvey.ts';

/** What the respondent said at a question beside its answers: that something unlikely is right, and a remark. */
export function Said({ filled, question }: { readonly filled: FilledSurvey; readonly question: string }) {
  const words = useWords();
  const language = useLanguage();
  const { annotations, texts, stored } = filled;
  const remark = annotations.get(annotationKey({ kind: 'remark', about: question }));
  const confirmations = confirmationsIn(annotations);
  const introduction = (sent: boolean) =>
    stored.row.state === 'complete'
      ? words.print.copy[sent ? 'remarkSent' : 'remarkKept']
      : words.review[sent ? 'remarkSent' : 'remarkKept'];
  return (
    <>
      {confirmedAt(filled, question).map((finding) => {
        const why = confirmations.get(keyOf(finding))?.remark;
        return (
          <p key={keyOf(finding)} class="said" data-finding={finding.check} data-confirmed="true">
            <strong>{words.print.copy.confirmed({ items: list(itemNames(filled, finding.items), language) })}</strong>{' '}
            {texts.checks[finding.text]}
            {why && (
              <span class="said__words" translate={false}>
                {' '}
                {words.print.copy.why({ words: why })}
              </span>
            )}
          </p>
        );
      })}
      {remark?.kind === 'remark' && remark.text.trim() !== '' && (
        <p class="said" data-remark={question} data-sent={remark.send ? 'yes' : 'no'}>
          <strong>{introduction(remark.send)}</strong>{' '}
          <span class="said__words" translate={false}>
            {remark.text}
          </span>
        </p>
      )}
    </>
  );
}
