import { hash } from 'node:crypto';
import type { DiskImage, SimulatedDevice } from './device.ts';
import type { OfficeRow } from './office.ts';

/** What is where, as one hash: with names in the order in which they came, and no times. */
export function standingOf(
  all: readonly SimulatedDevice[],
  images: ReadonlyMap<SimulatedDevice, DiskImage>,
  rows: readonly OfficeRow[],
): string {
  const names = new Map<string, number>();
  const named = (id: string | null | undefined) => {
    if (!id) return '';
    if (!names.has(id)) names.set(id, names.size);
    return names.get(id);
  };
  const devices = all.map((device) => {
    const image = images.get(device);
    return [
      image?.responses.map(({ id, state, seq, correctedBy }) => [named(id), state, seq, named(correctedBy)]),
      image?.outbox.map(({ id, state, attempts }) => [named(id), state, Math.min(attempts, 3)]),
      image?.receipts.map(({ id }) => named(id)),
      [...device.processes].map((process) => (process.held ? 'frozen' : 'runs')),
      device.isFull,
      device.line.partition,
    ];
  });
  const office = rows.map(({ id, supersedes }) => [named(id), named(supersedes)]);
  return hash('sha1', JSON.stringify([devices, office]));
}
