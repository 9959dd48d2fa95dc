import { optionsOf } from '../../engine/outline.ts';
import type { Step } from '../../engine/step.ts';
import { areLetters } from '../../instrument/letters.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import { quotedBy } from '../../session/quoting.ts';
import type { Session } from '../../session/session.ts';
import { useLoading } from '../loading.ts';
import { Blocks } from '../parts/blocks.tsx';
import { PartNotLoaded } from '../parts/notLoaded.tsx';
import { useServices } from '../services.ts';

/** A question in the words of the office, beside our translation of them. */
export function OriginalText({ session, step }: { readonly session: Session; readonly step: Step }) {
  const { id, version, official } = session.instrument;
  const [language = 'nl'] = official;
  const { instruments } = useServices();
  const loading = useLoading(() => instruments.texts(id, version, language), [id, version, language]);
  if (loading.state === 'failed') return <PartNotLoaded again={loading.again} />;
  if (loading.state === 'loading' || !loading.value.ok) return null;
  const texts = quotedBy(loading.value.value, session);
  const { question, items, layout } = step.entry;
  const own = texts.questions[question.id];
  return (
    <div class="aside__panel" lang={language} data-original={question.id}>
      <p>
        <strong>{own?.stem}</strong>
      </p>
      <Blocks blocks={own?.notes} level={4} />
      {own?.instruction?.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul>
        {layout !== 'single' &&
          items.map((item) => (
            <li key={item.id}>
              {texts.items[item.name]?.text}
              <Blocks blocks={texts.items[item.name]?.notes} level={4} />
            </li>
          ))}
        {/* What rows are called is the respondent's own. */}
        {items.flatMap((item) =>
          (item.rowCalling ? [] : optionsOf(item)).map((code) => (
            <li key={code}>
              {areLetters(optionsOf(item)) && <span class="letter">{code}</span>} {optionWords(code, item, texts)}
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
