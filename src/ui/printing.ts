import { type ReadonlySignal, signal } from '@preact/signals';
import { options } from 'preact';

const current = signal(false);

addEventListener('beforeprint', () => {
  const later = options.debounceRendering;
  // What is drawn for paper is drawn before the event is over: a script that prints waits for nothing.
  options.debounceRendering = (draw) => draw();
  current.value = true;
  if (later) options.debounceRendering = later;
  else delete options.debounceRendering;
});
addEventListener('afterprint', () => {
  current.value = false;
});

/** Whether the page is being put on paper, where nothing can be opened or waited for. */
export const printing: ReadonlySignal<boolean> = current;
