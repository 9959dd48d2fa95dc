import type * as z from 'zod/mini';

/**
 * The fields of an object, and of the objects in it, that a schema does not know, each by its path
 * (`helpDesk.fax`). Records have no unknown fields; what is no object has none either.
 */
export function unknownFields(schema: z.core.$ZodType, data: unknown, place = ''): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return unknownFields(def.innerType, data, place);
  if (def.type !== 'object' || typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    const known = Object.hasOwn(def.shape, name) && def.shape[name];
    return known ? unknownFields(known, value, `${place}${name}.`) : [`${place}${name}`];
  });
}
