import { useEffect, useState } from 'preact/hooks';
import { type SealedLine, sealedLine, sealedMessage } from '../../protocol/sealedLine.ts';
import { speakTo } from '../page/officeLocale.ts';

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
    const hear = ({ source, origin, data }: MessageEvent) => {
      // From the page that the frame stands in, and of the host that the frame came from.
      if (source !== parent || origin !== new URL(location.href).origin) return;
      const message = sealedMessage.safeParse(data);
      if (!message.success) return;
      if ('lines' in message.data) setReceived({ lines: linesIn(message.data.lines), contact: message.data.contact });
      // Where its words cannot be fetched, the frame stays in the language that it was in.
      else void speakTo(message.data.language).catch((cause: unknown) => console.warn(cause));
    };
    addEventListener('message', hear);
    parent.postMessage({ ready: true }, new URL(location.href).origin);
    return () => removeEventListener('message', hear);
  }, []);
  return received;
}

function linesIn(text: string): SealedLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sealedLine.parse(JSON.parse(line)));
}
