/**
 * Keeps what is typed into in sight when the room for the page shrinks: a keyboard on the screen takes half of it, and
 * not every browser scrolls by itself. The stem comes along where both fit.
 */
export function keepFieldVisible(): void {
  const room = () => visualViewport?.height ?? innerHeight;
  const keep = () => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.type === 'radio') return;
    const top = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
    const { top: above, bottom } = field.getBoundingClientRect();
    if (above >= top && bottom <= room()) return;
    const row = field.closest('.split__row, .fields__row') ?? field.closest('.card') ?? field;
    const fits = bottom - row.getBoundingClientRect().top <= room() - top;
    (fits ? row : field).scrollIntoView({ block: fits ? 'start' : 'center', behavior: 'instant' });
  };
  for (const viewport of [visualViewport, window])
    viewport?.addEventListener('resize', () => requestAnimationFrame(keep));
}
