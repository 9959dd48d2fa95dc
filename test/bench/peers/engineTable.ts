import type { EngineFigure } from './engines/measure.ts';
import { figure, markdown, ratio } from './table.ts';

/** Answers below which the count stands beside the figure. */
const manyAnswers = 200;

const distinct = (words: readonly string[]): string[] => [...new Set(words)];

/** What an answer costs the engines alone, in microseconds, each beside the floor. */
export function engineTable(figures: readonly EngineFigure[]): string {
  const engines = distinct(figures.map(({ engine }) => engine));
  const find = (engine: string, instrument: string) =>
    figures.find((one) => one.engine === engine && one.instrument === instrument);
  return markdown(
    ['µs an answer', ...engines],
    distinct(figures.map(({ instrument }) => instrument)).map((instrument) => [
      instrument,
      ...engines.map((engine) => words(find(engine, instrument), find('floor', instrument)?.answerUs)),
    ]),
  );
}

function words(found: EngineFigure | undefined, floorUs = Number.NaN): string {
  if (!found) return '';
  if (found.answerUs === undefined) return found.failure?.slice(0, 60) ?? 'failed';
  return [
    figure(found.answerUs),
    found.engine === 'floor' ? '' : `(×${ratio(found.answerUs / floorUs)})`,
    found.answers < manyAnswers ? `[${found.answers} answers]` : '',
    found.wrong > 0 ? `[${found.wrong} wrong]` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
