/** What a keyboard goes on from. A field to type in is none after a tap: a keyboard would come onto the screen. */
const controls = ':is(button, a[href], input[type="radio"], input[type="checkbox"]):not(:disabled)';
const fields = ':is(input, textarea, select):not(:disabled)';

/**
 * Keeps the focus beside a button that goes with what it did, such as one that confirms: on what stands in its place, or
 * else next to it. It would be lost, and who uses a keyboard or a screen reader would begin at the top of the page. Whoever
 * gives it a better place does so in the turn of the click.
 */
export function keepFocus(): void {
  document.addEventListener(
    'click',
    (event) => {
      const { target, detail } = event;
      if (!(target instanceof Element)) return;
      const around = event.composedPath();
      const wanted = detail === 0 ? `${controls}, ${fields}` : controls;
      requestAnimationFrame(() => {
        if (target.isConnected || document.activeElement !== document.body) return;
        const left = around.filter((one): one is Element => one instanceof Element && one.isConnected);
        const near = left.filter((one) => one.closest('main')).map((one) => one.querySelector<HTMLElement>(wanted));
        near.find(Boolean)?.focus({ preventScroll: true });
      });
    },
    { capture: true },
  );
}
