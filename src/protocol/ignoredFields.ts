import type * as z from 'zod/mini';

/**
 * Says in the console which fields were left out of what was read, where any were: their names, never what is in
 * them. What names them is loaded then, since it is seldom wanted.
 */
export function warnIgnoredFields(what: string, schema: z.core.$ZodType, data: unknown, read: unknown): void {
  // The schemas that ignore fields change nothing else.
  if (JSON.stringify(data).length === JSON.stringify(read).length) return;
  import('./unknownFields.ts').then(
    ({ unknownFields }) => console.warn(`${what}: ignored ${unknownFields(schema, data).join(', ')}`),
    // Out of reach now, without a network: it is said at another start.
    () => undefined,
  );
}
