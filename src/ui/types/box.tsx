/** The box on paper that a pen ticks. */
export const Box = () => <span class="box" aria-hidden="true" />;
