import type { AuditEvent } from './audit.ts';
import { jsonBytes } from './jsonBytes.ts';
import { maxDocumentBytes, type WireDocument } from './response.ts';

/** Four characters for three bytes, as a sealed document travels, and room for its header. */
const mostSealed = Math.floor(((maxDocumentBytes - 16_384) * 3) / 4);

/**
 * A document that the collector takes: where an audit trail makes it too large, the trail's oldest part is left out. The
 * answers are worth more than any of it.
 */
export function withinBounds(document: WireDocument, sealed: boolean): WireDocument {
  const most = sealed ? mostSealed : maxDocumentBytes;
  const { audit, ...rest } = document;
  if (!audit || jsonBytes(document) <= most) return document;
  let room = most - jsonBytes({ ...rest, audit: [] });
  const newest: AuditEvent[] = [];
  for (const event of audit.toReversed()) {
    // With the comma behind it.
    room -= jsonBytes(event) + 1;
    if (room < 0) break;
    newest.push(event);
  }
  return newest.length > 0 ? { ...rest, audit: newest.toReversed() } : rest;
}
