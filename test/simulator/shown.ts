import type { DiskImage, SimulatedDevice } from './device.ts';
import type { Ledger } from './ledger.ts';
import { sheetItems } from './sheet.ts';
import type { SimulatedWindow } from './window.ts';

/** Looks whether what windows show as saved is what rests on their devices. */
export function lookAtShown(
  windows: readonly SimulatedWindow[],
  images: ReadonlyMap<SimulatedDevice, DiskImage>,
  ledger: Ledger,
): void {
  for (const { process, session, device } of windows) {
    if (!process.isAlive || !session || session.save.value.state !== 'saved') continue;
    const image = images.get(device);
    if (!image?.responses.some(({ id, state }) => id === session.id && state === 'draft')) continue;
    for (const item of sheetItems) {
      const kept = image.answers.find((one) => one.response === session.id && one.item === item)?.value ?? undefined;
      const isTorn = typeof kept === 'object';
      // One that woke late may have written before it heard that it lost the draft. Who has it now is told at its next write.
      if (session.seq() !== image.responses.find(({ id }) => id === session.id)?.seq) continue;
      if (!isTorn && session.answers.value[item] !== kept)
        ledger.violate(
          'what is shown is not what is kept',
          `${process.name} shows ${session.answers.value[item]}, kept is ${kept}`,
        );
    }
  }
}
