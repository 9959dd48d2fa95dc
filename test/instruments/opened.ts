import { itemStatusesOf } from '../../src/engine/itemStatuses.ts';
import type { Answers } from '../../src/engine/value.ts';
import type { Language } from '../../src/instrument/language.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';
import type { WireDocument } from '../../src/protocol/response.ts';
import { travelling } from '../../src/protocol/travelling.ts';
import { openInstrument, openTexts } from '../../src/surveys/open.ts';
import { idOf } from '../collector/documents.ts';
import { carryTiny } from './releases.ts';

carryTiny();

/** A tiny questionnaire. */
export async function tinyInstrument(id: string): Promise<Instrument> {
  const found = await openInstrument(id);
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.value;
}

/** Its words in some languages. */
export async function tinyWords<Spoken extends Language>(
  id: string,
  languages: readonly Spoken[],
): Promise<Readonly<Record<Spoken, Texts>>> {
  const all = languages.map(async (language) => {
    const texts = await openTexts(id, '1.0.0', language);
    if (!texts.ok) throw new Error(JSON.stringify(texts.fault));
    return [language, texts.value] as const;
  });
  return Object.fromEntries(await Promise.all(all)) as Record<Spoken, Texts>;
}

/** A response to a questionnaire, as an app freezes it. */
export function documentOf(instrument: Instrument, answers: Answers): WireDocument {
  const statuses = itemStatusesOf(instrument, answers, new Set());
  return travelling(instrument, {
    format: 'veldwerk-response/1',
    id: idOf(1),
    instrument: { id: instrument.id, version: instrument.version },
    language: 'nl',
    answers: statuses.answers,
    notApplicable: [...statuses.notApplicable],
    startedAt: '2024-03-01T09:00:00.000Z',
    completedAt: '2024-03-01T10:00:00.000Z',
    completion: {
      measuredSeconds: 60,
      prefilledMinutes: 1,
      changed: false,
      sessions: 1,
      moduleSeconds: Object.fromEntries(instrument.modules.map(({ id }) => [id, 60])),
      idleLimitSeconds: 180,
      gapsDiscarded: 0,
    },
    app: { version: '0.1.0' },
  });
}
