import { render } from 'preact';
import { expect, it, onTestFinished, vi } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { speakTo } from '../../src/office/page/officeLocale.ts';
import { ResponseModules } from '../../src/office/responses/responseModules.tsx';
import { SideBySide } from '../../src/office/responses/sideBySide.tsx';
import { useOfficeSurvey } from '../../src/office/responses/survey.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { awards, sentAwards, wholeAwards } from '../instruments/sentAwards.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const instrument = { id: awards.id, version: awards.version };
const entries = Object.fromEntries(
  Object.entries(wholeAwards).flatMap(([item, entry]) =>
    typeof entry === 'string' || typeof entry === 'number' ? [[item, entry]] : [],
  ),
);
const texts = (root: Element, selector: string) => [...root.querySelectorAll(selector)].map((one) => one.textContent);

it('has room on paper for some rows of each roster, and says how many there may be', async () => {
  await stageAt(`#/blank/${instrument.id}`);
  const sheet = await seen('.sheet--blank');
  const room = [...sheet.querySelectorAll('[data-roster]')].map((one) => [
    one.getAttribute('data-roster'),
    one.querySelector('.ask__instruction')?.textContent,
    [...one.children].filter((child) => child.matches('.module__row')).length,
  ]);
  const some = (most: number) => `Er is plaats voor 3; er mogen er ${most} zijn. Kopieer dit deel voor de andere.`;
  expect(room).toEqual([
    ['projects', some(5), 3],
    ['awards', some(20), 3],
    ...Array.from({ length: 3 }, () => ['payments', some(10), 3]),
    ['projects', some(5), 3],
  ]);
  expect(sheet.querySelectorAll('[data-question="W3"]')).toHaveLength(3);
  expect(sheet.querySelectorAll('[data-question="W5"]')).toHaveLength(9);
  // Its options are the rows that will be given: it is written.
  expect(sheet.querySelector('[data-question="W2"] .writing')).not.toBeNull();
});

it('copies answers row by row, each under the name of its row', async () => {
  await stageAt(`#/r/${response}/copy`, (stage) => stage.draft(entries, [], { instrument, place: 'W' }));
  const sheet = await seen('[data-page="copy"]');
  expect(texts(sheet, '[data-row]')).toEqual(['Beta', 'Alpha', 'Firm', 'Firm · Betaling 1', 'Works', 'Beta', 'Alpha']);
  const answer = (item: string) => sheet.querySelector(`[data-item="${item}"] dd`)?.textContent;
  expect([answer('awards[x].project'), answer('awards[y].beneficiary')]).toEqual(['Alpha', 'Works']);
  expect(sheet.querySelector('[data-question="awards[y].W4"]')?.getAttribute('data-state')).toBe('notApplicable');
});

const sent = arrived(awards, sentAwards(wholeAwards));

function Office({ document }: { readonly document: ResponseDocument }) {
  const survey = useOfficeSurvey(document.instrument, document.language);
  return survey ? <ResponseModules survey={survey} document={document} withheld={[]} /> : null;
}

it('shows an office the answers of a response row by row', async () => {
  await speakTo('nl');
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const remarks = [{ question: 'awards[y].W3', text: 'Geraamd' }];
  render(<Office document={{ ...sent, remarks, confirmed: [{ check: 'awards[x].K1' }] }} />, root);
  await seen('[data-module="S"]');
  expect(texts(root, '[data-row]')).toEqual(['Beta', 'Alpha', 'Firm', 'Firm · Betaling 1', 'Works', 'Beta', 'Alpha']);
  expect(root.querySelector('[data-item="awards[x].project"] dd')?.textContent).toBe('Alpha');
  expect(root.querySelector('[data-remark="awards[y].W3"]')?.textContent).toContain('Geraamd');
  expect(root.querySelector('[data-finding="awards[x].K1"]')?.getAttribute('data-confirmed')).toBe('true');
});

it('compares responses row by row, also where one lacks a row', async () => {
  await speakTo('nl');
  const { 'awards[y]': _, 'projects[b].projectName': __, ...others } = wholeAwards;
  const second = arrived(awards, sentAwards({ ...others, 'projects[b].projectName': 'Gamma' }));
  const answers = [sent, second].map((document, at) => ({
    ...{ document, withheld: [], flags: [] },
    head: {
      ...{ ref: `${at}`, id: sent.id, code: `CODE-${at}`, sha256: '', receivedAt: sent.completedAt },
      ...{ questionnaire: instrument, sender: 'none', sealed: false, hidden: false, late: false },
      ...{ otherSender: false, reissued: false, ingested: false, altered: false },
    },
  }));
  vi.stubGlobal('fetch', async (input: URL) => Response.json(answers[input.href.endsWith('/0') ? 0 : 1]));
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  render(<SideBySide refs={['0', '1']} onSignedOut={() => {}} />, root);
  await seen('[data-differing]');
  const lines = [...root.querySelectorAll('tr[data-differs="true"]')].map((line) => line.textContent);
  expect(lines).toEqual([
    'Beta · P3 Hoe heet het project?Naam van het projectBetaGamma',
    'Works · W1 Wie krijgt de steun?BegunstigdeWorks',
    'Works · W2 Voor welk project is de steun?ProjectAlpha',
    expect.stringMatching(/^Works · W3 .*5$/),
    'Works · W4 Is de toekenning bekendgemaakt?Bekendgemaaktniet van toepassing',
  ]);
});
