import type { ComponentProps } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { report } from '../../lib/report.ts';

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit'> {
  /** Does what the form is for, and says itself what fails. */
  readonly onSubmit: () => Promise<unknown>;
}

/** A form outside the questionnaire. What is wrong is said at its field, and the focus goes there once it was sent. */
export function Form({ onSubmit, children, ...attributes }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState(0);
  // After what was found is drawn.
  useLayoutEffect(() => {
    if (sent > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [sent]);
  return (
    <form
      {...attributes}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit().then(
          () => setSent((times) => times + 1),
          (cause: unknown) => report('form', cause),
        );
      }}
    >
      {children}
    </form>
  );
}
