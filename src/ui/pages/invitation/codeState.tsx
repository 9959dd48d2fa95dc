import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { codeFaults } from '../../../session/redeeming.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';

/**
 * What became of redeeming a code, and how it may be tried again.
 * @param redeem tries it; with what is printed beside the code, where that was given
 */
export function CodeState({
  code,
  begun = false,
  redeem,
  children,
}: {
  readonly code: string;
  /** Whether there is a draft already, so that nobody has to be told how to begin. */
  readonly begun?: boolean;
  readonly redeem: (beside?: string) => Promise<void>;
  /** What can be done at once, before it is tried again. */
  readonly children?: ComponentChildren;
}) {
  const words = useWords();
  // There may be several on a page.
  const id = useId();
  const once = useOnce();
  const [busy, setBusy] = useState(false);
  const fault = codeFaults.value.get(code);
  const again = (beside?: string) =>
    void once(async () => {
      setBusy(true);
      // What cannot be kept or asked now is asked again.
      await redeem(beside).catch(() => {});
      setBusy(false);
    });
  if (busy)
    return (
      <>
        <p role="status">{words.invitation.fetching}</p>
        {children}
      </>
    );
  if (fault === 'too-many')
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const beside = String(new FormData(event.currentTarget).get('beside') ?? '').trim();
          if (beside !== '') again(beside);
        }}
      >
        <p role="alert">{words.invitation.codeFaults['too-many']}</p>
        <label for={id}>{words.invitation.beside}</label>
        <input id={id} name="beside" type="text" autocomplete="off" spellcheck={false} />
        <button type="submit" class="button">
          {words.invitation.open}
        </button>
      </form>
    );
  return (
    <>
      {fault && !(begun && fault === 'later') && (
        // Without a network nothing is wrong: one can begin.
        <p role={fault === 'later' ? 'status' : 'alert'}>{words.invitation.codeFaults[fault]}</p>
      )}
      {children}
      {(fault === undefined || fault === 'later') && (
        <button
          type="button"
          class={fault ? 'button button--plain' : 'button'}
          data-action="redeem"
          onClick={() => again()}
        >
          {fault ? words.invitation.again : words.invitation.open}
        </button>
      )}
    </>
  );
}
