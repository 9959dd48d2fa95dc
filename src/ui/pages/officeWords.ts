import type { Instrument } from '../../instrument/schema.ts';
import type { Block } from '../../instrument/texts.ts';
import { configOf } from '../../protocol/config.ts';
import { inLanguageOf, type OfficeText } from '../../protocol/officeText.ts';
import { useLanguage } from '../locale.ts';
import { useServices } from '../services.ts';

/** Puts texts of the office in the language that is spoken. */
export function useOfficeWords(): (text: OfficeText | undefined) => string | undefined {
  const language = useLanguage();
  return (text) => inLanguageOf(text, language);
}

/**
 * Puts the office's help desk in the place of the one that a questionnaire's own text names, where the configuration has
 * one: a page must not name two.
 */
export function useOwnHelpDesk({ id, helpDesk: printed }: Instrument): (blocks: readonly Block[]) => readonly Block[] {
  const { helpDesk } = configOf(useServices().config.value, id);
  const own = useOfficeWords();
  const swapped = (text: string) =>
    (['email', 'telephone'] as const).reduce(
      (all, way) => (printed ? all.replaceAll(printed[way], () => own(helpDesk?.[way]) ?? printed[way]) : all),
      text,
    );
  return (blocks) =>
    blocks.map((block) => (block.type === 'paragraph' ? { ...block, text: swapped(block.text) } : block));
}
