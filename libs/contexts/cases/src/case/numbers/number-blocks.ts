import { assertNever, commandNamed, streamNames, type Decide, type DomainEvent, type Fold } from '#kernel';
import { firstSerial } from './case-number.js';

export const numbersNames = streamNames('numbers');

/** All case numbers are allotted from this one stream, in blocks, so that opening a case seldom waits for it. */
export const numbersStream = numbersNames.streamOf('case');

export type NumberBlocksEvent = DomainEvent<'CaseNumberBlockAllotted', NumberBlock>;

/** The serials `first` to `first + size - 1`. What its taker does not use stays a gap. */
export interface NumberBlock {
  readonly first: number;
  readonly size: number;
}

export interface NumberBlocks {
  readonly nextFirst: number;
}

/** Raised whenever the fold makes another state of the same events. */
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
