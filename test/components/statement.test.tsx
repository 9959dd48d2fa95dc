import { expect, it } from 'vitest';
import type { Config } from '../../src/protocol/config.ts';
import { show } from './show.tsx';
import { seen } from './sight.ts';

const words = async (part: string) =>
  (await seen(`[data-statement="${part}"]`)).textContent.replace(/[\s\u00A0]+/g, ' ');
const at = (config: Omit<Config, 'endpoint'>, language: 'nl' | 'fr' | 'de' | 'en' = 'nl') =>
  show(
    '#/accessibility',
    '[data-page="accessibility"]',
    ({ config: current }) => {
      current.value = { endpoint: 'api/v1', ...config };
    },
    language,
  );

it('says what the office has said, by the model of the law', async () => {
  await at(
    {
      office: { name: { nl: 'Bureau', fr: 'Institution modèle' } },
      helpDesk: { email: 'help@office.example' },
      legal: {
        accessibilityStatement: {
          law: { nl: 'wet', fr: 'la loi du 19 juillet' },
          burden: 'Les cartes.',
          prepared: '2026-11-26',
          reviewed: '2027-01-02',
          contact: { email: 'access@office.example', telephone: '+32 2 000 00 01' },
          replyDays: 30,
          enforcement: { body: 'Le médiateur', address: 'https://ombudsman.example/plainte' },
        },
      },
    },
    'fr',
  );
  expect(await words('given')).toBe(
    'Institution modèle s’engage à rendre cette application accessible, conformément à la législation suivante : la loi du 19 juillet.',
  );
  expect(await words('content')).toMatch(/Charge disproportionnée ?Les cartes\..*n’est pas invoquée/);
  expect(await words('preparation')).toMatch(/établie le 26 novembre 2026\..*le 2 janvier 2027/);
  expect(await words('feedback')).toContain('30 jours');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-statement] a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'mailto:access@office.example',
    'tel:+3220000001',
    'https://ombudsman.example/plainte',
  ]);
  expect(links[2]?.rel).toBe('noopener noreferrer');
});

it('says what is missing, and invents nothing', async () => {
  await at({});
  expect(await words('missing')).toContain('nog geen eigen verklaring');
  expect(await words('content')).not.toContain('Onevenredige last');
  expect(await words('preparation')).not.toMatch(/\d{4}/);
  // Whom to tell stands on the form of the questionnaire.
  await expect.poll(() => words('feedback')).toMatch(/@.* · [\d ]{9,}/);
  expect(await words('enforcement')).toContain('nog niet opgegeven');
  const links = [...document.querySelectorAll('[data-statement] a')].map((link) => link.getAttribute('href') ?? '');
  expect(links).toEqual([expect.stringMatching(/^mailto:/), expect.stringMatching(/^tel:/)]);
});

it('takes a statement that does not read for one that is not there', async () => {
  await at({ office: { name: 'Bureau' }, legal: { accessibilityStatement: { prepared: 'yesterday' } } });
  await seen('[data-statement="missing"]');
});
