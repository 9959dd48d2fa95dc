import { type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Step } from '../../engine/step.ts';
import type { Session } from '../../session/session.ts';

/** What draws the differences between two devices on a question; it comes with the first draft that has copies. */
export const differing: Signal<ComponentType<{ readonly session: Session; readonly step: Step }> | undefined> =
  signal(undefined);
