import { render } from 'preact';
import { onTestFinished } from 'vitest';
import '../../src/ui/styles/app.css';
import { Stage } from '../../src/gallery/stage.ts';
import { appWords } from '../../src/i18n/appWords.ts';
import type { Language } from '../../src/instrument/language.ts';
import { App } from '../../src/ui/app.tsx';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { seen } from './sight.ts';

/** Shows the page at an address until there is what a selector names, on a device and a configuration that `prepare` makes. */
export async function show(
  hash: string,
  there: string,
  prepare: (stage: Stage) => Promise<void> | void = () => {},
  language: Language = 'nl',
): Promise<Stage> {
  const stage = new Stage();
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  await Promise.all([setLocale(language), needWords(appWords)]);
  await prepare(stage);
  location.hash = hash;
  render(<App services={stage.services} />, root);
  await seen(there);
  return stage;
}
