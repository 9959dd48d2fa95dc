/** A line on paper for a number, before its unit. */
export const Amount = ({ unit }: { readonly unit: string }) => (
  <span class="amount">
    <span class="amount__line" aria-hidden="true" /> {unit}
  </span>
);
