/** The content codings of files, the smallest first. */
export const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

/** The coding that `Accept-Encoding` prefers (RFC 9110, 12.5.3), of equals the smallest; undefined: none (identity). */
export function codingFor(field: string | undefined): Coding | undefined {
  const weights = new Map<string, number>();
  for (const part of field?.split(',') ?? []) {
    const [, name = '', weight = '1'] = /^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/i.exec(part) ?? [];
    weights.set(name.toLowerCase(), Number(weight) || 0);
  }
  let best: Coding | undefined;
  let bestWeight = weights.get('identity') ?? 0;
  for (const coding of codings) {
    const weight = weights.get(coding) ?? weights.get('*') ?? 0;
    if (weight > 0 && (best === undefined ? weight >= bestWeight : weight > bestWeight)) {
      best = coding;
      bestWeight = weight;
    }
  }
  return best;
}
