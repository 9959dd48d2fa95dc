import type { ComponentType } from 'preact';
import type { OfficeText } from '../../protocol/officeText.ts';
import { useOfficeWords } from '../pages/officeWords.ts';

/** The office's logo; its room alone as long as there is no picture. */
export const logoOf = (src: string | undefined, alt: OfficeText): ComponentType =>
  function Logo() {
    const own = useOfficeWords();
    return <p class="office-logo">{src && <img src={src} alt={own(alt) ?? ''} data-logo />}</p>;
  };
