import type { ComponentChildren } from 'preact';
import type * as z from 'zod/mini';
import { announce } from '../page/announcement.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useOpenWithDraft } from './openWithDraft.ts';
import { useAction } from './useAction.ts';

/** What the form of an action is made of. */
interface ActionFormProps<Told> {
  /** What marks it: `data-form`. */
  readonly name: string;
  readonly title: string;
  /** What follows from it, in a sentence. */
  readonly what?: string;
  readonly submit: string;
  readonly path: string;
  /** What is sent. */
  readonly body: () => object;
  readonly shape: z.ZodMiniType<Told>;
  readonly onSignedOut: () => void;
  /** Called once it is done. */
  readonly onDone: (told: Told) => void;
  readonly children?: ComponentChildren;
}

/** Something to do, folded away until it is asked for: its fields, and what became of it. */
export function ActionForm<Told>({ name, title, what, submit, path, body, children, ...rest }: ActionFormProps<Told>) {
  const { office } = useOfficeLocale();
  const { state, items, perform } = useAction(path, rest.shape, rest.onSignedOut, (told) => {
    announce(office.actions.done);
    rest.onDone(told);
  });
  const folded = useOpenWithDraft();
  const fault = state !== 'idle' && state !== 'busy' && state !== 'done' ? state : undefined;
  return (
    <details ref={folded} class="office-action" data-form={name}>
      <summary>{title}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void perform(body());
        }}
      >
        {what !== undefined && <p class="hint">{what}</p>}
        {children}
        <button type="submit" class="button" disabled={state === 'busy'} data-action={`do-${name}`}>
          {submit}
        </button>
        {/* That it is done is announced outside of the form, which may be gone by then. */}
        <p role={fault && 'alert'} data-action-state={state}>
          {state === 'done' && office.actions.done}
          {fault && (items.length > 0 ? office.actions.notItems({ items: items.join(', ') }) : office.faults[fault])}
        </p>
      </form>
    </details>
  );
}
