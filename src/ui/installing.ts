import { signal } from '@preact/signals';
import { appleBrowser } from './apple.ts';

/** How the app can be put on the device: by the browser's own question, by hand on Apple's, not at all, or it is. */
export type Installing = 'installed' | 'offered' | 'by-hand-ios' | 'by-hand-mac' | 'none';

/** What Chromium gives a page to ask with; not in TypeScript's library, since no standard has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}
const isInstallPrompt = (event: Event): event is InstallPrompt => 'prompt' in event;

const standalone = matchMedia('(display-mode: standalone)');

/** How it stands with installing the app here. */
export const installing = signal<Installing>(standalone.matches ? 'installed' : (appleBrowser(navigator) ?? 'none'));

let question: InstallPrompt | undefined;
addEventListener('beforeinstallprompt', (event) => {
  if (!isInstallPrompt(event)) return;
  // The browser's own bar would come at any moment; the page asks where it belongs.
  event.preventDefault();
  question = event;
  installing.value = 'offered';
});
addEventListener('appinstalled', () => {
  question = undefined;
  installing.value = 'installed';
});

/** Lets the browser ask. It may be asked once only: refused, the offer is gone until the browser makes it again. */
export async function install(): Promise<void> {
  const asked = question;
  question = undefined;
  if (!asked) return;
  installing.value = 'none';
  const { outcome } = await asked.prompt();
  if (outcome === 'accepted') installing.value = 'installed';
}
