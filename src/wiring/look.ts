import * as z from 'zod/mini';
import { report } from '../lib/report.ts';
import { logoFaultText } from '../protocol/logoFile.ts';
import { officeLogo } from '../protocol/officeLook.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { type FetchedLogo, fetchLogo } from '../sync/logo.ts';
import { logoOf } from '../ui/look/logo.tsx';
import { showColours } from '../ui/look/sheet.ts';
import { shownLogo } from '../ui/look/shownLogo.ts';

/** A logo as it is kept for starts without a network. */
const keptLogo = z.object({ file: z.string(), src: z.string().check(z.regex(/^data:image\//)) });

/** The office's own look, as its configuration has it. */
interface Look {
  readonly logo?: unknown;
  readonly colours?: unknown;
}

/** Shows the office's look, as `drawLook` does. What goes wrong is reported. */
export const showLook = (...given: Parameters<typeof drawLook>): void =>
  void drawLook(...given).catch((cause: unknown) => report('look', cause));

/**
 * Shows the office's look.
 * @param current whether it is the configuration at its address, with which the logo is there as well
 */
export async function drawLook(
  store: Pick<DeviceStore, 'setting' | 'keepSetting'>,
  { logo, colours }: Look,
  current: boolean,
): Promise<void> {
  showColours(colours);
  const read = officeLogo.safeParse(logo);
  if (!read.success) {
    shownLogo.value = undefined;
    if (logo !== undefined) warn('does not read');
    return;
  }
  const { file, alt } = read.data;
  // What cannot be read, which is reported, is fetched again.
  const kept = keptLogo.safeParse(await store.setting('logo').catch(() => undefined)).data;
  const src = kept?.file === file ? kept.src : undefined;
  // Its room at once, so that nothing moves when it comes.
  shownLogo.value = logoOf(src, alt);
  if (!current) return;
  const found = await fetchLogo(new URL(file, document.baseURI).href);
  if (found.kind === 'read') {
    const fresh = dataUrl(found);
    if (fresh === src) return;
    shownLogo.value = logoOf(fresh, alt);
    await store.keepSetting('logo', { file, src: fresh }).catch(() => {
      // Reported already; it is fetched and kept again at the next start.
    });
    return;
  }
  if (found.kind === 'unreachable' && src !== undefined) return;
  shownLogo.value = undefined;
  warn(found.kind === 'refused' ? logoFaultText(found.fault) : `is ${found.kind}`);
}

const warn = (what: string) => console.warn(`config.json: office.logo is not shown: it ${what}`);

const dataUrl = ({ media, bytes }: Extract<FetchedLogo, { readonly kind: 'read' }>): string =>
  `data:${media};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
