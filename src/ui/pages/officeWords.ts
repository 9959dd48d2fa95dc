import { inLanguageOf, type OfficeText } from '../../protocol/officeText.ts';
import { useLanguage } from '../locale.ts';

/** Puts texts of the office in the language that is spoken. */
export function useOfficeWords(): (text: OfficeText | undefined) => string | undefined {
  const language = useLanguage();
  return (text) => inLanguageOf(text, language);
}
