const key = '[a-z*][a-z0-9_.*-]*';
const member = new RegExp(`^(?<name>${key})=:(?<base64>[A-Za-z0-9+/]*={0,2}):(?:; *${key}(?:=[^;"]*|="[^"]*")?)*$`);

/**
 * The SHA-256 digest in a `Repr-Digest` field (RFC 9530: a dictionary of byte sequences by algorithm). Undefined
 * where there is none, or the field is no such dictionary; other algorithms are passed over.
 */
export function sha256In(field: string): Uint8Array | undefined {
  let digest: Uint8Array | undefined;
  for (const part of field.split(',')) {
    const groups = member.exec(part.trim())?.groups;
    if (!groups) return undefined;
    // Of a name that occurs twice in a dictionary, the last counts (RFC 9651, 4.2.2).
    if (groups['name'] === 'sha-256') digest = Buffer.from(groups['base64'] ?? '', 'base64');
  }
  return digest;
}
