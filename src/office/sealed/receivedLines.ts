import { useEffect, useState } from 'preact/hooks';
import { type SealedLine, sealedMessage } from '../../protocol/sealedLine.ts';
import { takeDocument } from '../page/officeInstruments.ts';
import { speakTo } from '../page/officeLocale.ts';
import { linesIn } from './linesIn.ts';

/** What the page around the frame has sent. */
export interface ReceivedLines {
  readonly lines: readonly SealedLine[];
  /** Whether contact data are shown, too. */
  readonly contact: boolean;
}

/**
 * The sealed responses that the page around this frame has sent, the last sending's; undefined before the first. The frame
 * speaks the language of that page.
 */
export function useReceivedLines(): ReceivedLines | undefined {
  const [received, setReceived] = useState<ReceivedLines>();
  useEffect(() => {
    let taking: Promise<unknown> = Promise.resolve();
    const hear = async ({ source, origin, data }: MessageEvent) => {
      // From the page that the frame stands in, and of the host that the frame came from.
      if (source !== parent || origin !== new URL(location.href).origin) return;
      const message = sealedMessage.safeParse(data);
      if (!message.success) return;
      if ('documents' in message.data) taking = Promise.all(message.data.documents.map(takeDocument));
      else if ('lines' in message.data) {
        const { lines, contact } = message.data;
        // They are read with the documents that came before them.
        await taking;
        setReceived({ lines: linesIn(lines), contact });
      }
      // Where its words cannot be fetched, the frame stays in the language that it was in.
      else void speakTo(message.data.language).catch((cause: unknown) => console.warn(cause));
    };
    addEventListener('message', hear);
    parent.postMessage({ ready: true }, new URL(location.href).origin);
    return () => removeEventListener('message', hear);
  }, []);
  return received;
}
