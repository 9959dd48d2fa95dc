import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { copyToCorrect } from '../../../session/correcting.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { download } from '../../parts/download.ts';
import { useServices } from '../../services.ts';
import { Changes } from './changes.tsx';
import { Reason } from './reason.tsx';

/** What the review says of a response that corrects another: why, and what it changes. */
export const CorrectionOnReview = ({ session }: { readonly session: Session }) => (
  <>
    <Reason session={session} />
    <Changes session={session} />
  </>
);

/** Saves the answers in a file to correct them from, since completion erases them here. */
export function CopyToCorrect({ response }: { readonly response: string }) {
  const { correction: words } = useWords();
  const services = useServices();
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setFailed(false);
    const text = await copyToCorrect(services, response);
    if (text === undefined) return setFailed(true);
    download(`veldwerk-copy-${response}.json`, 'application/json', text);
  };
  return (
    <>
      <p>{words.copyWhat}</p>
      <button
        type="button"
        class="button button--plain"
        data-action="save-correction-copy"
        onClick={() =>
          void save().catch((cause: unknown) => {
            report('copy to correct', cause);
            setFailed(true);
          })
        }
      >
        {words.saveCopy}
      </button>
      <p role="alert">{failed && words.copyFailed}</p>
    </>
  );
}
