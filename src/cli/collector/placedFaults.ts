import * as z from 'zod/mini';
import { faultsOf } from '../../instrument/faults.ts';
import { unknownFields } from '../../protocol/unknownFields.ts';

/** The faults of a part of a configuration against its schema, unknown fields too, each with its whole place. */
export function placedFaults(place: string, schema: z.core.$ZodType, data: unknown): string[] {
  const parsed = z.safeParse(schema, data);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  return [
    ...faults.map((one) => `${one.place === '(whole file)' ? place : `${place}.${one.place}`}: ${one.fault}`),
    ...unknownFields(schema, data).map((field) => `${place}.${field}: unknown field`),
  ];
}
