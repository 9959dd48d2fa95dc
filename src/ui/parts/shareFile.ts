import type { TextFile } from '../../session/backup.ts';
import { download } from './download.ts';

/**
 * Gives the respondent a file: by the device's own sharing where it takes files on a touch screen, else as a download.
 * @returns false where the respondent changed their mind
 */
export async function shareFile({ name, type, text }: TextFile): Promise<boolean> {
  const files = [new File([text], name, { type })];
  // On a desktop, sharing is a detour: a download is what people know there.
  if (matchMedia('(pointer: coarse)').matches) {
    try {
      if (navigator.canShare?.({ files })) {
        await navigator.share({ files, title: name });
        return true;
      }
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'AbortError') return false;
      // Forbidden, or the tap is too long ago for the browser: the download needs neither.
    }
  }
  download(name, type, text);
  return true;
}
