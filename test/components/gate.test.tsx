import { expect, it } from 'vitest';
import { show } from './show.tsx';
import { seen } from './sight.ts';

it('says for which survey a device is to be locked, by whom it is, and whom to ask', async () => {
  await show('#/', '[data-lock="wanted"]', ({ config }) => {
    config.value = { endpoint: 'api/v1', deviceLock: 'required', office: { name: 'Bureau' } };
  });
  const survey = await seen('[data-lock] [data-instrument]');
  expect(survey.textContent).toContain('Enquête naar het gebruik van ICT');
  expect(survey.textContent).toContain('Een enquête van Bureau');
  expect((await seen('[data-lock]')).querySelector('a[href^="mailto:"]')).not.toBeNull();
});
