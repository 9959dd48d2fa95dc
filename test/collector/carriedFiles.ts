import { hash } from 'node:crypto';
import type { CarriedResponse } from '../../src/protocol/carried.ts';
import { bytesOf, documentOf, type Wanted } from './documents.ts';

/** A response as a device carries it. */
export function carriedOf(id: string, wanted: Wanted = {}, more: Partial<CarriedResponse> = {}): CarriedResponse {
  const document = documentOf(id, wanted);
  const bytes = bytesOf(document);
  return {
    id,
    bytes: Buffer.from(bytes).toString('base64url'),
    sha256: hash('sha256', bytes, 'hex'),
    instrument: document.instrument,
    language: document.language,
    completedAt: document.completedAt,
    ...(document.case && { case: document.case }),
    ...(document.supersedes && { supersedes: document.supersedes }),
    ...more,
  };
}

export const passphrase = 'vier woorden zijn genoeg';
