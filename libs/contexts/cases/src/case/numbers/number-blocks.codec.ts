import { EventCodec, type EventShapes } from '#codec';
import type { AnyStreamModel } from '#kit';
import type { SubjectKeys } from '#encryption';
import { numbersNames, type NumberBlocksEvent } from './number-blocks.js';

/** Stored shapes of number blocks. Every version ever stored has a sample in `stored/`. */
export const numberBlocksShapes: EventShapes<NumberBlocksEvent> = {
  CaseNumberBlockAllotted: { version: 1, fields: { first: 'plain', size: 'plain' } },
};

export const numberBlocksStreams: AnyStreamModel = { names: numbersNames, shapes: numberBlocksShapes };

/** Codec between number blocks and stored events. */
export const numberBlocksCodec = (keys: SubjectKeys): EventCodec<NumberBlocksEvent> =>
  new EventCodec(numberBlocksShapes, keys);
