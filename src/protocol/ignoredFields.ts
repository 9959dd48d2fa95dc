import type * as z from 'zod/mini';

/**
 * Warns in the console of unknown fields that were ignored, by name, never by value. The code that finds their names is
 * loaded only then.
 */
export function warnIgnoredFields(what: string, schema: z.core.$ZodType, data: unknown, read: unknown): void {
  // These schemas drop unknown fields and change nothing else, so the lengths tell.
  if (JSON.stringify(data).length === JSON.stringify(read).length) return;
  import('./unknownFields.ts').then(
    ({ unknownFields }) => console.warn(`${what}: ignored ${unknownFields(schema, data).join(', ')}`),
    // Not loaded, without a network: another start warns.
    () => undefined,
  );
}
