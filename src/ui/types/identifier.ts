import { masked } from '../../engine/types/maskedForm.ts';
import { onPage } from '../onPage.ts';
import numberStyles from '../styles/number.css?url';
import type { TypeView } from './row.ts';

/** A number or code of a known form, with its separators. */
export const identifier: TypeView<'identifier'> = {
  Field: onPage(async () => (await import('./identifierField.tsx')).IdentifierField, ['more'], numberStyles),
  format: (value, { mask }) => masked(`${value}`, mask),
};
