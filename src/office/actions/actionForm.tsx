import type { ComponentChildren } from 'preact';
import type * as z from 'zod/mini';
import { useOfficeLocale } from '../page/officeLocale.ts';
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
  const { state, perform } = useAction(path, rest.shape, rest.onSignedOut, rest.onDone);
  return (
    <details class="office-action" data-form={name}>
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
        <p role="status" data-action-state={state}>
          {state === 'done' && office.actions.done}
          {state !== 'idle' && state !== 'busy' && state !== 'done' && office.faults[state]}
        </p>
      </form>
    </details>
  );
}
