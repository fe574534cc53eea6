import { assertNever, commandNamed, streamNames, type Decide, type DomainEvent, type Fold } from '#kernel';
import { firstSerial } from './case-number.js';

export const numbersNames = streamNames('numbers');

/** The one stream from which all case numbers are allotted. Blocks keep openings from contending for it. */
export const numbersStream = numbersNames.streamOf('case');

export type NumberBlocksEvent = DomainEvent<'CaseNumberBlockAllotted', NumberBlock>;

/** The serials `first` to `first + size - 1`. Unused ones remain gaps. */
export interface NumberBlock {
  readonly first: number;
  readonly size: number;
}

export interface NumberBlocks {
  readonly nextFirst: number;
}

/** Increment when the fold gives another state for the same events. */
export const numberBlocksVersion = 1;

export const numberBlocksFold: Fold<NumberBlocks, NumberBlocksEvent> = {
  initial: { nextFirst: firstSerial },
  evolve: (_state, { type, data }) => {
    switch (type) {
      case 'CaseNumberBlockAllotted':
        return { nextFirst: data.first + data.size };
      default:
        return assertNever(type);
    }
  },
};

export class AllotCaseNumbers extends commandNamed('AllotCaseNumbers')<{ readonly size: number }> {}

export const allotCaseNumbers: Decide<AllotCaseNumbers, NumberBlocks, NumberBlocksEvent> = ({ data }, state) => [
  { type: 'CaseNumberBlockAllotted', data: { first: state.nextFirst, size: data.size } },
];
