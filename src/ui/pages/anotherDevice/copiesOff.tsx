import { useEffect, useRef, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { copyLeft } from '../../../session/draftCopying.ts';
import { turnOn } from '../../../session/turningOn.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';

/** What copies of a draft are for, and the button that has them made. @param onCode is told the code, which is shown once */
export function CopiesOff({
  response,
  ended,
  onCode,
}: {
  readonly response: string;
  /** Whether they were turned off just now, which is said, and has the focus. */
  readonly ended: boolean;
  readonly onCode: (code: string) => void;
}) {
  const services = useServices();
  const words = useWords();
  const told = words.anotherDevice;
  const [failed, setFailed] = useState(false);
  const once = useOnce();
  const news = useRef<HTMLParagraphElement>(null);
  useEffect(() => news.current?.focus(), []);
  const start = async () => {
    onCode(await turnOn(services, response));
    // Where there is no network it is sent later.
    void copyLeft(services, response);
  };
  return (
    <section class="card storage" data-copies-off={ended ? 'ended' : ''}>
      {ended && (
        <p ref={news} tabIndex={-1} role="status">
          <strong>{told.off}</strong>
        </p>
      )}
      <p>{told.what}</p>
      <p>{told.who}</p>
      <p>{told.until}</p>
      {failed && <p role="alert">{words.app.storageBroken}</p>}
      <button
        type="button"
        class="button"
        data-action="copies-on"
        onClick={() =>
          void once(start).catch((cause: unknown) => {
            report('turn copies on', cause);
            setFailed(true);
          })
        }
      >
        {told.turnOn}
      </button>
    </section>
  );
}
