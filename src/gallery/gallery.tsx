import { render } from 'preact';
import { appWords } from '../i18n/appWords.ts';
import { App } from '../ui/app.tsx';
import { keepFieldVisible } from '../ui/keepFieldVisible.ts';
import { firstLanguages, needWords, setLocale } from '../ui/locale.ts';
import { addressOf } from '../ui/router.ts';
import { keepScroll } from '../ui/scrollRestoration.ts';
import { ServicesProvider } from '../ui/services.ts';
import { copyStates } from './copyStates.ts';
import { correctionStates } from './correctionStates.ts';
import { endStates } from './endStates.ts';
import { failed } from './failed.tsx';
import { notLoadedState } from './notLoaded.tsx';
import { questionStates } from './questionStates.ts';
import { receiptStates } from './receiptStates.ts';
import { rosterStates } from './rosterStates.ts';
import { Stage } from './stage.ts';
import { startStates } from './startStates.ts';
import type { GalleryState } from './state.ts';
import { storageStates } from './storageStates.tsx';
import { typeStates } from './typeStates.ts';

const states: readonly GalleryState[] = [
  ...startStates,
  notLoadedState,
  ...failed,
  ...questionStates,
  ...typeStates,
  ...rosterStates,
  ...endStates,
  ...copyStates,
  ...correctionStates,
  ...storageStates,
  ...receiptStates,
];

/**
 * Shows a state of the app, by the real pages on a database of their own; or, without a name, the list of them all.
 * For the development server alone. The document says when a state stands (`data-gallery`).
 */
export async function openGallery(name: string, root: HTMLElement): Promise<void> {
  const state = states.find((one) => one.name === name);
  await setLocale(...firstLanguages());
  await needWords(appWords);
  if (!state) {
    render(<Index />, root);
    document.documentElement.dataset['gallery'] = 'list';
    return;
  }
  const stage = new Stage();
  await state.prepare?.(stage);
  // The state's own address, as if one had come here: what is followed from here is the app itself.
  history.replaceState(null, '', `${location.pathname}?gallery=${name}${addressOf(state.at)}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
  keepScroll();
  keepFieldVisible();
  const { draw: Drawn } = state;
  render(
    Drawn ? (
      <ServicesProvider value={stage.services}>
        <Drawn />
      </ServicesProvider>
    ) : (
      <App services={stage.services} />
    ),
    root,
  );
  await state.act?.(stage);
  document.documentElement.dataset['gallery'] = 'ready';
}

function Index() {
  return (
    <main>
      <h1>States of the app</h1>
      <ul>
        {states.map(({ name }) => (
          <li key={name}>
            <a class="alone" data-state={name} href={`?gallery=${name}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
