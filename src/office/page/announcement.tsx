import { signal } from '@preact/signals';

/** What was said last. The number makes the same words news again. */
const said = signal({ number: 0, text: '' });

/** Says that something was done, also where its form is gone by then. */
export const announce = (text: string): void => {
  said.value = { number: said.value.number + 1, text };
};

/** What was done last, for whoever hears the page. It stands outside of every view, and outlives them. */
export const Announcement = () => (
  <p role="status" class="visually-hidden" data-announced={said.value.number}>
    <span key={said.value.number}>{said.value.text}</span>
  </p>
);
