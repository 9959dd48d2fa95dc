import type { ComponentChildren } from 'preact';
import { Form } from '../../parts/form.tsx';

/** A form that is folded away until it is wanted. */
export const FoldedForm = ({
  title,
  onSubmit,
  children,
}: {
  readonly title: string;
  readonly onSubmit: () => Promise<unknown>;
  readonly children: ComponentChildren;
}) => (
  <details>
    <summary>{title}</summary>
    <Form onSubmit={onSubmit}>{children}</Form>
  </details>
);
