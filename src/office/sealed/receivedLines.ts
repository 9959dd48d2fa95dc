import { useEffect, useState } from 'preact/hooks';
import { type SealedLine, sealedLine, sealedMessage } from '../../protocol/sealedLine.ts';

/** The sealed responses that the page around this frame has sent, the last sending's; undefined before the first. */
export function useReceivedLines(): readonly SealedLine[] | undefined {
  const [lines, setLines] = useState<readonly SealedLine[]>();
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent) => {
      // From the page that the frame stands in, and of the host that the frame came from.
      if (source !== parent || origin !== new URL(location.href).origin) return;
      const message = sealedMessage.safeParse(data);
      if (message.success) setLines(linesIn(message.data.lines));
    };
    addEventListener('message', hear);
    parent.postMessage({ ready: true }, new URL(location.href).origin);
    return () => removeEventListener('message', hear);
  }, []);
  return lines;
}

function linesIn(text: string): SealedLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sealedLine.parse(JSON.parse(line)));
}
