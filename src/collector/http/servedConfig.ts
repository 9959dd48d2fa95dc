import { defaultConfig } from '../../protocol/config.ts';
import type { Intake } from '../sender.ts';
import { type ServedFile, servedBytes } from './files.ts';

/**
 * The configuration as it is served. Where only the invited may send and it does not say who may begin, `begin` is added:
 * else anyone could fill in a response that the collector would refuse.
 */
export function configFor(intake: Intake): (file: ServedFile | undefined) => ServedFile | undefined {
  let last: { readonly of: ServedFile | undefined; readonly served: ServedFile | undefined } | undefined;
  return (file) => {
    if (intake === 'open') return file;
    if (!last || last.of !== file) last = { of: file, served: invitedOnly(file) };
    return last.served;
  };
}

function invitedOnly(file: ServedFile | undefined): ServedFile | undefined {
  let given: unknown = defaultConfig;
  try {
    if (file) given = JSON.parse(file.bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    // The app tells its user that it cannot be read.
    return file;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given) || 'begin' in given) return file;
  return servedBytes(Buffer.from(`${JSON.stringify({ ...given, begin: 'invited' })}\n`), '/config.json');
}
