import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import { Stage } from '../../src/gallery/stage.ts';
import { appWords } from '../../src/i18n/appWords.ts';
import { enrolmentText } from '../../src/protocol/enrolment.ts';
import { App } from '../../src/ui/app.tsx';
import { enrolmentInUrl } from '../../src/ui/enrolmentInUrl.ts';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { count, seen, tap } from './sight.ts';

const text = enrolmentText({
  format: 'veldwerk-enrolment/1',
  case: { id: 'ICT-00017' },
  token: 'zTvMDqZ2Ys5uGJzP0Vg7',
});

async function start(): Promise<Stage> {
  await Promise.all([setLocale('nl'), needWords(appWords)]);
  const stage = new Stage();
  stage.config.value = { ...stage.config.value, begin: 'invited' };
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  location.hash = '#/';
  render(<App services={stage.services} />, root);
  await seen('[name="invitation"]');
  return stage;
}

async function type(typed: string): Promise<HTMLInputElement> {
  const field = await seen('[name="invitation"]');
  if (!(field instanceof HTMLInputElement)) throw new Error('no field');
  field.value = typed;
  field.form?.requestSubmit();
  return field;
}

it('keeps what does not read in its field, and nowhere else; a good one stays', async () => {
  const stage = await start();
  await type(`https://survey.example/#/enrol/${text}.`);
  await seen('[data-enrolment="ICT-00017"]');
  // It has what it was asked for: the field is folded away, and empty once it is opened again.
  await expect.poll(() => count('[name="invitation"]')).toBe(0);
  await tap('details.invitation summary');
  expect(await seen('[name="invitation"]')).toHaveProperty('value', '');
  const cut = `https://survey.example/#/enrol/${text.slice(0, 40)}`;
  const field = await type(cut);
  await seen('form[data-enrolment="unreadable"]');
  expect(field.value).toBe(cut);
  expect(count('[data-enrolment="ICT-00017"]')).toBe(1);
  expect(await stage.store.setting('invitations')).toMatchObject([{ text }]);
  expect(enrolmentInUrl.value).toBeUndefined();
});

it('tells a case number from a link that was cut, keeps it, and says whom to ask', async () => {
  await start();
  const hint = await seen('.invitation form .hint');
  expect(hint.textContent).toContain('ABCDE-12345');
  const field = await type('ICT-00017');
  const error = await seen('form[data-enrolment="unreadable"] [role="alert"]');
  expect(error.textContent).toContain('geen code en geen link');
  expect(field.value).toBe('ICT-00017');
  expect(field.getAttribute('aria-describedby')?.split(' ')).toEqual([hint.id, error.id]);
  await seen('.invitation form [data-help-desk] a[href^="mailto:"]');
  await type(`https://survey.example/#/enrol/${text.slice(0, 40)}`);
  await expect.poll(() => error.textContent).toContain('link afgebroken');
});
