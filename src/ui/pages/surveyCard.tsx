import { useRef, useState } from 'preact/hooks';
import { outlineOf } from '../../engine/outline.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { report } from '../../lib/report.ts';
import { begin } from '../../session/begin.ts';
import { install, installing } from '../installing.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import { Banner } from '../parts/banner.tsx';
import { Unbroken } from '../parts/unbroken.tsx';
import { addressOf, go } from '../router.ts';
import { useServices } from '../services.ts';
import { Help } from './help.tsx';

/** Only Apple's devices are told how to install by hand. */
const InstallByHand = lazyPart(async () => (await import('./install.tsx')).InstallByHand, ['install']);

/** A questionnaire on offer, in the language that is spoken. */
export interface OfferedSurvey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** How many items a questionnaire has that must be answered where they apply. */
const countItems = (instrument: Instrument): number =>
  [...outlineOf(instrument).items.values()].filter((item) => item.required).length;

/** What a questionnaire is, how long it is, what is done with the answers; and the way in. */
export function SurveyCard({
  offer: { instrument, texts },
  level,
  another,
}: {
  readonly offer: OfferedSurvey;
  readonly level: 1 | 2;
  readonly another: boolean;
}) {
  const Title = `h${level}` as const;
  const Heading = level === 1 ? 'h2' : 'h3';
  const services = useServices();
  const words = useWords();
  const { config } = services;
  const [failed, setFailed] = useState(false);
  // A double tap begins one response, not two.
  const busy = useRef(false);
  const start = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      const response = await begin(services, instrument);
      go({ page: 'module', response, module: instrument.modules[0]?.id ?? '' });
    } catch (cause) {
      report('begin', cause);
      busy.current = false;
      setFailed(true);
    }
  };
  const { legal } = config.value;
  return (
    <section class="offer" data-instrument={instrument.id}>
      <Title tabIndex={-1}>
        <Unbroken text={texts.title} />
      </Title>
      <p>{words.app.by({ publisher: texts.publisher ?? instrument.publisher })}</p>
      {!instrument.official.includes(texts.language) && <p class="hint">{words.app.unofficial}</p>}
      <p>{words.start.what}</p>
      <p>{words.start.time({ count: countItems(instrument) })}</p>
      {failed && (
        <Banner tone="trouble">
          <p>{words.app.storageBroken}</p>
        </Banner>
      )}
      <div class="offer__actions">
        {config.value.begin !== 'invited' && (
          <button
            type="button"
            class="button button--large"
            data-action="begin"
            disabled={!isSecureContext}
            onClick={() => void start()}
          >
            {another ? words.start.beginAnother : words.start.begin}
          </button>
        )}
        {installing.value === 'offered' && (
          <button type="button" class="button button--quiet" data-action="install" onClick={() => void install()}>
            {words.start.install}
          </button>
        )}
      </div>
      {installing.value.startsWith('by-hand') && <InstallByHand />}
      <Heading>{words.start.connection}</Heading>
      <p>{words.start.delivery}</p>
      <p>
        <a class="alone" href={addressOf({ page: 'blank', instrument: instrument.id })}>
          {words.start.blank}
        </a>
      </p>
      {legal?.obligation && (
        <>
          <Heading>{words.start.obligation}</Heading>
          <p>{legal.obligation}</p>
        </>
      )}
      <Heading>{words.start.data}</Heading>
      {legal?.data && <p>{legal.data}</p>}
      <p>{words.start.measured}</p>
      {config.value.audit && (
        <p data-audit="on">{config.value.audit.values ? words.start.auditWithValues : words.start.audit}</p>
      )}
      <Help instrument={instrument} heading={Heading} />
    </section>
  );
}
