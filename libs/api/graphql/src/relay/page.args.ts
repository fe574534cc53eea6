import { ArgsType } from '@nestjs/graphql';
import type { GraphQLError } from 'graphql';
import { badUserInput } from '../errors/api-errors.js';
import { IntField, TextField } from '../input/fields.js';

export const largestPage = 100;
export const usualPage = 25;

/** Which page of a list to read: up to `size` entries in one direction, behind the cursor or from the start or end. */
export interface PageRequest {
  readonly direction: 'forwards' | 'backwards';
  readonly size: number;
  readonly cursor?: string;
}

/** Paging arguments: forwards with `first` and `after`, or backwards with `last` and `before`. */
@ArgsType()
export class PageArgs {
  @IntField({
    nullable: true,
    min: 1,
    max: largestPage,
    description:
      'Number of entries to return, counted from the start of the list or from behind `after`. 25 if neither `first` nor ' +
      '`last` is given. Not allowed with `last` or `before`.',
  })
  readonly first?: number;

  @TextField({
    nullable: true,
    longest: 500,
    description: 'Cursor of the entry behind which the page starts. The start of the list if omitted.',
  })
  readonly after?: string;

  @IntField({
    nullable: true,
    min: 1,
    max: largestPage,
    description:
      'Number of entries to return, counted backwards from the end of the list or from before `before`; they still come in ' +
      'the order of the list. Not allowed with `first` or `after`.',
  })
  readonly last?: number;

  @TextField({
    nullable: true,
    longest: 500,
    description: 'Cursor of the entry before which the page ends. The end of the list if omitted.',
  })
  readonly before?: string;
}

/** @throws GraphQLError BAD_USER_INPUT if arguments of both directions are given */
export const pageRequestOf = ({ first, after, last, before }: PageArgs): PageRequest => {
  const forwards = isGiven(first) || isGiven(after);
  const backwards = isGiven(last) || isGiven(before);
  if (forwards && backwards) {
    const message = 'Use either first and after, or last and before';
    throw badUserInput([{ path: [isGiven(last) ? 'last' : 'before'], rule: 'oneDirection', message }]);
  }
  return backwards
    ? { direction: 'backwards', size: last ?? usualPage, cursor: before ?? undefined }
    : { direction: 'forwards', size: first ?? usualPage, cursor: after ?? undefined };
};

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

export const badCursor = ({ direction }: PageRequest): GraphQLError => {
  const path = [direction === 'forwards' ? 'after' : 'before'];
  return badUserInput([{ path, rule: 'isCursor', message: 'This cursor does not belong to this list in this order' }]);
};
