import { expect, it } from 'vitest';
import { ict2024 } from '../support/ict2024.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

it.each([
  ['nl', ['Onderneming', 'Ondernemingsnummer'], false],
  ['fr', ['Entreprise', 'Numéro d’entreprise'], true],
] as const)('has room for the enterprise, and no words in another language: %s', async (language, names, french) => {
  await stageAt(`#/blank/${ict2024.id}`, () => {}, language);
  const sheet = await seen('.sheet--blank');
  const lines = [...sheet.querySelectorAll('header li:has(> .writing)')];
  expect(lines.map((line) => line.textContent)).toEqual(names);
  expect(sheet.textContent.includes('Version française du formulaire')).toBe(french);
});
