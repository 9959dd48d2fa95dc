import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { CorrectionRequests } from './requested.tsx';

/** Says on each page of a correction what it is, that what was sent stands until it is completed, and what the office asked. */
export function CorrectionNotice({ session }: { readonly session: Session }) {
  const { correction: words } = useWords();
  const { corrects } = session.row.value;
  return (
    <section aria-label={words.title}>
      <p class="summary correcting" data-correcting={corrects?.id}>
        {corrects?.supersedes === corrects?.id ? words.noticeSent : words.notice}
      </p>
      <CorrectionRequests row={session.row.value} survey={session} editable />
    </section>
  );
}
