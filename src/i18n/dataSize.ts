import type { Language } from '../instrument/language.ts';

/** Bytes as people read them: "12,3 MB", and from a thousand of those "10,7 GB". */
export function dataSize(bytes: number, language: Language): string {
  const unit = bytes < 999_950_000 ? 'megabyte' : 'gigabyte';
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 });
  return format.format(bytes / (unit === 'megabyte' ? 1e6 : 1e9));
}
