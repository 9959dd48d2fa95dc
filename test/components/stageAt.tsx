import { render } from 'preact';
import { onTestFinished } from 'vitest';
import '../../src/ui/styles/app.css';
import { Stage } from '../../src/gallery/stage.ts';
import { appWords } from '../../src/i18n/appWords.ts';
import type { Language } from '../../src/instrument/language.ts';
import { App } from '../../src/ui/app.tsx';
import { needWords, setLocale } from '../../src/ui/locale.ts';

/** The app at an address, on a stage as it was prepared, until the test is over. */
export async function stageAt(
  hash: string,
  prepare: (stage: Stage) => Promise<void> | void = () => {},
  language: Language = 'nl',
): Promise<Stage> {
  await Promise.all([setLocale(language), needWords(appWords)]);
  const stage = new Stage();
  await prepare(stage);
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  location.hash = hash;
  render(<App services={stage.services} />, root);
  return stage;
}
