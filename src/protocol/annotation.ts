import * as z from 'zod/mini';
import type { Confirmations } from '../engine/confirmation.ts';
import { nonresponseReason } from './nonresponse.ts';

const about = z.string().check(z.minLength(1));
const remark = z.optional(z.string().check(z.maxLength(4000)));

/** What a respondent says about a question beside answering it; of each kind one for each thing that it is about. */
export const annotation = z.discriminatedUnion('kind', [
  /** That an item has no answer, and why. */
  z.strictObject({ kind: z.literal('unanswered'), about, reason: nonresponseReason, remark }),
  /** That a soft finding is right as it stands; `grounds`: on these answers. */
  z.strictObject({ kind: z.literal('confirmed'), about, grounds: z.string(), remark }),
  /** A remark on a question, which travels only where the respondent wishes. */
  z.strictObject({ kind: z.literal('remark'), about, text: z.string().check(z.maxLength(4000)), send: z.boolean() }),
  /** That a question is to be looked up. */
  z.strictObject({ kind: z.literal('marked'), about }),
]);
export type Annotation = z.infer<typeof annotation>;

/** Every kind of annotation. */
export const annotationKinds = ['unanswered', 'confirmed', 'remark', 'marked'] as const satisfies Annotation['kind'][];

/** Annotations by what tells them apart (`nameOf`). */
export type Annotations = ReadonlyMap<string, Annotation>;

/** What tells an annotation of a response from its others. */
export const annotationKey = ({ kind, about }: Pick<Annotation, 'kind' | 'about'>): string => `${kind} ${about}`;

/** The annotations of one kind, in the order in which they were made. */
export const ofKind = <Kind extends Annotation['kind']>(annotations: Annotations, kind: Kind) =>
  [...annotations.values()].filter((one): one is Extract<Annotation, { kind: Kind }> => one.kind === kind);

/** What was confirmed, as the engine knows it. */
export const confirmationsIn = (annotations: Annotations): Confirmations =>
  new Map(ofKind(annotations, 'confirmed').map(({ about, ...confirmation }) => [about, confirmation]));
