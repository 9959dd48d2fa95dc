import type { ComponentChildren } from 'preact';

/** Names and what they stand for, one under another. */
export const FactList = ({
  rows,
}: {
  readonly rows: readonly (readonly [name: string, value: ComponentChildren])[];
}) => (
  <dl class="office-facts">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
