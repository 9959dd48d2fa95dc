import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { configOf } from '../../protocol/config.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import { Blocks } from '../parts/blocks.tsx';
import { LinksOf } from '../parts/linksOf.tsx';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import { useOfficeWords } from './officeWords.ts';

/** Few offices want one. */
const AuditNotice = lazyPart(async () => (await import('./auditNotice.tsx')).AuditNotice, ['audit']);

/** What is told of a questionnaire before it is begun: who has to answer, and what is done with the answers. */
export function ToldBeforehand({
  instrument,
  preamble,
  heading: Heading,
}: {
  readonly instrument: Pick<Instrument, 'id' | 'sha256'>;
  readonly preamble: Texts['preamble'];
  readonly heading: 'h2' | 'h3';
}) {
  const words = useWords();
  const { config } = useServices();
  const { legal } = configOf(config.value, instrument.id);
  const own = useOfficeWords();
  const [obligation, data] = [own(legal?.obligation), own(legal?.data)];
  return (
    <>
      <LinksOf instrument={instrument}>
        <Blocks blocks={preamble.filter((block) => 'beforehand' in block)} level={2} />
      </LinksOf>
      <Heading>{words.start.connection}</Heading>
      <p>{words.start.delivery}</p>
      <p>
        <a class="alone" href={addressOf({ page: 'blank', instrument: instrument.id })}>
          {words.start.blank}
        </a>
      </p>
      {obligation && (
        <>
          <Heading>{words.start.obligation}</Heading>
          <p>{obligation}</p>
        </>
      )}
      <Heading>{words.start.data}</Heading>
      {data && <p>{data}</p>}
      <p>{words.start.measured}</p>
      {config.value.audit && <AuditNotice values={config.value.audit.values} />}
    </>
  );
}
