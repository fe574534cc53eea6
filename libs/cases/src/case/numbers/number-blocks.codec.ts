import { EventCodec, type EventShapes } from '#codec';
import type { SubjectKeys } from '#privacy';
import type { NumberBlocksEvent } from './number-blocks.js';

/** How blocks are stored. As with cases, every version ever stored has a sample in `stored/`. */
export const numberBlocksShapes: EventShapes<NumberBlocksEvent> = {
  CaseNumberBlockAllotted: { version: 1, fields: { first: 'plain', size: 'plain' } },
};

/** Between allotted blocks and the log. */
export const numberBlocksCodec = (keys: SubjectKeys): EventCodec<NumberBlocksEvent> =>
  new EventCodec(numberBlocksShapes, keys);
