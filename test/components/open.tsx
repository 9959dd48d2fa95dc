import { render } from 'preact';
import { onTestFinished } from 'vitest';
import '../../src/ui/styles/app.css';
import { response, Stage } from '../../src/gallery/stage.ts';
import { appWords } from '../../src/i18n/appWords.ts';
import { App } from '../../src/ui/app.tsx';
import { keepFieldVisible } from '../../src/ui/keepFieldVisible.ts';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { followTranslation } from '../../src/ui/translated.ts';
import { seen } from './sight.ts';

keepFieldVisible();
followTranslation();

/** The pages on a draft in memory, in the page of the test. */
export class Opened {
  readonly stage = new Stage();
  readonly #root = document.body.appendChild(document.createElement('div'));

  /** Opens a module of a fresh draft with these answers, or its review. */
  static async at(
    page: string,
    answers: Parameters<Stage['draft']>[0] = {},
    row: Parameters<Stage['draft']>[2] = {},
  ): Promise<Opened> {
    await Promise.all([setLocale('nl'), needWords(appWords)]);
    const opened = new Opened();
    onTestFinished(() => {
      render(null, opened.#root);
      opened.#root.remove();
    });
    await opened.stage.draft(answers, [], row);
    await opened.goTo(page);
    await opened.reload();
    return opened;
  }

  /** Draws the pages anew on what is written: what a page has only in mind is gone. */
  async reload(): Promise<void> {
    render(null, this.#root);
    render(<App services={this.stage.services} />, this.#root);
    await seen('[data-module], [data-page="review"]');
  }

  /** Goes to another module, or the review. */
  async goTo(page: string): Promise<void> {
    location.hash = `#/r/${response}/${page}`;
    if (this.#root.childElementCount > 0)
      await seen(page === 'review' ? '[data-page="review"]' : `[data-module="${page}"]`);
  }
}
