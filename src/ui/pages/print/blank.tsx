import { useEffect } from 'preact/hooks';
import { useWords } from '../../locale.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { LinksOf } from '../../parts/linksOf.tsx';
import { LoadingPlaceholder } from '../../parts/loadingPlaceholder.tsx';
import { filledIn, unanswered } from '../../parts/quotes/filledIn.ts';
import { Unbroken } from '../../parts/unbroken.tsx';
import { Unofficial } from '../../parts/unofficial.tsx';
import { addressOf } from '../../router.ts';
import { ConductedBy } from '../conductedBy.tsx';
import { useOwnHelpDesk } from '../officeWords.ts';
import { BlankModule } from './blankModule.tsx';
import { NoSheet, Sheet } from './sheet.tsx';
import { type Survey, useSurvey } from './survey.ts';

/** A questionnaire as on paper, to collect the figures beforehand. */
export function BlankPage({ id }: { readonly id: string }) {
  const words = useWords();
  const loading = useSurvey(id);
  const survey = loading.state === 'loaded' ? loading.value : undefined;
  const title = typeof survey === 'object' ? survey.texts.title : words.app.title;
  useEffect(() => {
    // The browser offers it as the name of a printed file.
    document.title = `${title} · ${words.app.name}`;
  }, [title, words]);
  const back = { href: addressOf({ page: 'start' }), text: words.app.toStart };
  if (loading.state === 'failed')
    return <NoSheet title={title} fault={words.print.faults.unfetched} back={back} again={loading.again} />;
  if (!survey) return <LoadingPlaceholder />;
  if (survey === 'unknown') return <NoSheet title={title} fault={words.print.faults.unknown} back={back} />;
  const { instrument } = survey;
  // On paper nothing is answered: each quote says what stands there without.
  const texts = filledIn(instrument, survey.texts, unanswered, () => words);
  const { copy } = words.print;
  return (
    <Sheet name="blank" back={back}>
      <header class="sheet__head">
        <h1 tabIndex={-1} lang={texts.language}>
          <Unbroken text={title} />
        </h1>
        <ConductedBy of={survey} class="sheet__by" />
        <Unofficial of={survey} class="sheet__note" />
        <p class="sheet__note">{words.print.purpose}</p>
        <ul class="rows rows--fields">
          {[copy.enterprise, copy.number].map((name) => (
            <li key={name}>
              <span>{name}</span>
              <span class="writing" aria-hidden="true" />
            </li>
          ))}
        </ul>
      </header>
      <div lang={texts.language}>
        <LinksOf instrument={instrument}>
          <Preamble survey={survey} />
          {instrument.modules.map((module) => (
            <BlankModule key={module.id} survey={{ instrument, texts }} module={module} />
          ))}
          <footer class="sheet__closing">
            <Blocks blocks={texts.closing} level={2} />
          </footer>
        </LinksOf>
      </div>
    </Sheet>
  );
}

/** What stands before the questions, with the office's own help desk. */
function Preamble({ survey: { instrument, texts } }: { readonly survey: Survey }) {
  const ownHelpDesk = useOwnHelpDesk(instrument);
  // What stands there in another language is for whom reads that one, and prints the form in it.
  const read = texts.preamble.filter((block) => !('lang' in block));
  return <Blocks blocks={ownHelpDesk(read)} level={2} />;
}
