import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import { recomputed } from '../../src/export/recomputed.ts';
import { speakTo } from '../../src/office/page/officeLocale.ts';
import { ResponseModules } from '../../src/office/responses/responseModules.tsx';
import { useOfficeSurvey } from '../../src/office/responses/survey.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import type { WireDocument } from '../../src/protocol/response.ts';
import { figuresAnswers } from '../instruments/figures.ts';
import { tinyInstrument } from '../instruments/opened.ts';
import { sentOf } from '../instruments/sentAwards.ts';
import { seen } from './sight.ts';

const figures = await tinyInstrument('test.figures');
const sent = sentOf(figures, figuresAnswers, [], { 'given.begunOn': '2026-11-27' });

function Office({ of }: { readonly of: WireDocument }) {
  const survey = useOfficeSurvey(of.instrument, of.language);
  const { document, came } = recomputed(figures, arrived(figures, of));
  return survey ? <ResponseModules survey={survey} document={document} withheld={[]} came={came} /> : null;
}

async function shown(of: WireDocument): Promise<Element> {
  await speakTo('nl');
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  render(<Office of={of} />, root);
  await seen('[data-outcome]');
  return root;
}

const plain = (element: Element | null | undefined) => element?.textContent.replaceAll('\u00a0', ' ');

it('shows an office what is computed, marked as such, row by row', async () => {
  const root = await shown(sent);
  const answer = (item: string) => plain(root.querySelector(`[data-item="${item}"] dd`));
  const mark = 'Berekend uit antwoorden';
  expect(['total', 'isLarge', 'size', 'ends', 'mean', 'filled', 'projects[p2].share'].map(answer)).toEqual([
    `€ 1.500,50${mark}`,
    `Ja${mark}`,
    `Groot programma${mark}`,
    `28 februari 2027${mark}`,
    `750,3 euro${mark}`,
    `75 %${mark}`,
    `72 %${mark}`,
  ]);
  expect(answer('budget')).toBe('€ 2.000');
  expect(root.querySelectorAll('[data-came]')).toHaveLength(0);
});

it('shows the outcome, by row, as the collector tells it', async () => {
  const root = await shown(sent);
  const states = [...root.querySelectorAll('[data-criterion-state]')].map((one) => [
    one.getAttribute('data-row'),
    one.getAttribute('data-criterion-state'),
  ]);
  expect(states).toEqual([
    [null, 'met'],
    [null, 'met'],
    ['projects[p1]', 'notApplicable'],
    ['projects[p2]', 'notMet'],
    [null, 'notMet'],
  ]);
  expect(root.querySelectorAll('[data-outcome] a')).toHaveLength(0);
});

it('shows no character in the account that turns what stands behind it around', async () => {
  const answers = { ...figuresAnswers, 'projects[p1].project': 'Alpha \u202etem\u0007' };
  const root = await shown(sentOf(figures, answers, [], { 'given.begunOn': '2026-11-27' }));
  const account = root.querySelector('[data-outcome]')?.textContent ?? '';
  expect(account).toContain('Alpha \\u202etem\\u0007');
  expect(root.textContent).not.toContain('\u202e');
});

it('says what the device had found where that is something else', async () => {
  const { mean: _, ...computed } = sent.computed ?? {};
  const root = await shown({
    ...sent,
    computed: { ...computed, total: '99', ends: 'never' },
    outcome: { ...sent.outcome, allClean: 'met' },
  });
  const cames = [...root.querySelectorAll('[data-came]')].map((one) => [
    one.closest('[data-item]')?.getAttribute('data-item') ??
      one.closest('[data-criterion]')?.getAttribute('data-criterion'),
    plain(one),
  ]);
  expect(cames).toEqual([
    ['total', 'Het toestel had gestuurd: € 99'],
    ['ends', 'Het toestel had gestuurd: never'],
    ['mean', 'Het toestel had hier niets gestuurd'],
    ['allClean', 'Het toestel had gestuurd: voldaan'],
  ]);
});
