import { useEffect } from 'preact/hooks';
import { visible } from '../../lib/visible.ts';
import { useOfficeLocale } from './officeLocale.ts';

/** Names the page in its window, and what is printed of it, after what it shows. */
export function usePageTitle(shown: string): void {
  const { office } = useOfficeLocale();
  useEffect(() => {
    document.title = `${visible(shown)} – ${office.title}`;
  }, [shown, office]);
}
