import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';

/** The way to the start page. */
export function ToStart() {
  const { app } = useWords();
  return (
    <a class="alone" href={addressOf({ page: 'start' })}>
      {app.toStart}
    </a>
  );
}
