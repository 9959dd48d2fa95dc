import { useState } from 'preact/hooks';
import { dateOnly } from '../../i18n/format.ts';
import { languageIn } from '../../i18n/languageIn.ts';
import { report } from '../../lib/report.ts';
import { configOf } from '../../protocol/config.ts';
import type { Brief } from '../../surveys/briefs.ts';
import { languageFor } from '../../surveys/open.ts';
import { useLanguage, useWords } from '../locale.ts';
import { Blocks } from '../parts/blocks.tsx';
import { LinksOf } from '../parts/linksOf.tsx';
import { PartNotLoaded } from '../parts/notLoaded.tsx';
import { useOnce } from '../parts/once.ts';
import { Unbroken } from '../parts/unbroken.tsx';
import { useServices } from '../services.ts';
import { useBeginning } from './beginning.ts';
import { briefOffers } from './briefOffers.ts';
import { ConductedBy } from './conductedBy.tsx';
import { Help } from './help.tsx';
import { ToldBeforehand } from './toldBeforehand.tsx';

/**
 * The questionnaires that the app offers beside its first, in brief: nothing of one is opened before it is begun.
 * @param invited whether one was invited, to whichever: then the way in is folded, too
 */
export function FurtherCards({ invited }: { readonly invited: boolean }) {
  const { config } = useServices();
  return briefOffers(config.value).map((brief) => (
    <LinksOf key={brief.id} instrument={brief}>
      <FurtherCard brief={brief} invited={invited} />
    </LinksOf>
  ));
}

function FurtherCard({ brief, invited }: { readonly brief: Brief; readonly invited: boolean }) {
  const services = useServices();
  const words = useWords();
  const language = useLanguage();
  const once = useOnce();
  const { failed, start } = useBeginning();
  const [notOpened, setNotOpened] = useState(false);
  const texts = brief.words[languageFor(brief, services.preferred)];
  if (!texts) return null;
  const { id } = brief;
  const { begin: who } = services.config.value;
  const { deadline } = configOf(services.config.value, id).office ?? {};
  const begin = () =>
    once(async () => {
      // Said where it was asked for.
      const opened = await services.instruments
        .open(id, brief.version)
        .catch((cause: unknown) => report('load', cause));
      setNotOpened(!opened?.ok);
      if (opened?.ok) await start(opened.value);
    });
  const wayIn = who !== 'invited' && (
    <>
      {failed && <p role="alert">{words.app.storageBroken}</p>}
      {notOpened && <PartNotLoaded again={() => void begin()} />}
      <div class="offer__actions">
        <button
          type="button"
          class="button button--quiet"
          data-action="begin"
          disabled={!isSecureContext}
          onClick={() => void begin()}
        >
          {words.further.begin}
        </button>
      </div>
    </>
  );
  const [first, ...rest] = texts.preamble;
  return (
    <section class="offer" data-instrument={id}>
      <h2 tabIndex={-1} lang={texts.language}>
        <Unbroken text={texts.title} />
      </h2>
      <ConductedBy of={{ instrument: brief, texts }} />
      {texts.language !== language && (
        <p class="hint">{words.further.language({ language: languageIn(language, texts.language) })}</p>
      )}
      <div lang={texts.language}>
        <Blocks blocks={first && [first]} level={3} />
      </div>
      {deadline && (
        <p data-deadline>{words.start.deadline({ when: dateOnly(new Date(`${deadline}T12:00:00`), language) })}</p>
      )}
      {!invited && wayIn}
      <details>
        <summary>{words.start.about}</summary>
        <div lang={texts.language}>
          <Blocks blocks={rest} level={3} />
        </div>
        <p>{words.start.what}</p>
        {invited && wayIn}
        <ToldBeforehand instrument={brief} preamble={[]} heading="h3" />
        <Help instrument={brief} heading="h3" />
      </details>
    </section>
  );
}
