import * as z from 'zod/mini';
import type { Confirmations } from '../engine/confirmation.ts';
import { correctionReason } from './correction.ts';
import { nonresponseReason } from './nonresponse.ts';

const about = z.string().check(z.minLength(1));
const remark = z.optional(z.string().check(z.maxLength(4000)));

/** What a respondent adds to the answers; at most one of each kind for each item, finding or question. */
export const annotation = z.discriminatedUnion('kind', [
  /** Item nonresponse, and why. */
  z.strictObject({ kind: z.literal('unanswered'), about, reason: nonresponseReason, remark }),
  /** A soft finding is confirmed; `grounds`: the answers that it was confirmed on. */
  z.strictObject({ kind: z.literal('confirmed'), about, grounds: z.string(), remark }),
  /** A remark on a question; `send`: it is sent to the office. */
  z.strictObject({ kind: z.literal('remark'), about, text: z.string().check(z.maxLength(4000)), send: z.boolean() }),
  /** A question is marked, to be looked up later. */
  z.strictObject({ kind: z.literal('marked'), about }),
  /** Why the response corrects another, `about`. */
  z.strictObject({ kind: z.literal('correction'), about, reason: correctionReason, remark }),
]);
export type Annotation = z.infer<typeof annotation>;

/** Every kind of annotation. */
export const annotationKinds = [
  'unanswered',
  'confirmed',
  'remark',
  'marked',
  'correction',
] as const satisfies Annotation['kind'][];

/** Annotations by their key (`annotationKey`). */
export type Annotations = ReadonlyMap<string, Annotation>;

/** The key of an annotation within its response. */
export const annotationKey = ({ kind, about }: Pick<Annotation, 'kind' | 'about'>): string => `${kind} ${about}`;

/** The annotations of one kind, in the order in which they were made. */
export const ofKind = <Kind extends Annotation['kind']>(annotations: Annotations, kind: Kind) =>
  [...annotations.values()].filter(
    (annotation): annotation is Extract<Annotation, { kind: Kind }> => annotation.kind === kind,
  );

/** The confirmations among annotations, for the engine. */
export const confirmationsIn = (annotations: Annotations): Confirmations =>
  new Map(ofKind(annotations, 'confirmed').map(({ about, ...confirmation }) => [about, confirmation]));
