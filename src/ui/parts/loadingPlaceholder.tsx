/** The page that is on its way: nothing at first, and its outline once that takes a while. */
export function LoadingPlaceholder() {
  return (
    <main aria-busy="true">
      <div class="awaited" aria-hidden="true">
        <div />
        <div />
        <div />
      </div>
    </main>
  );
}
