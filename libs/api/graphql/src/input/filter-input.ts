import { applyDecorators } from '@nestjs/common';
import { Field, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import type { Instant } from '#kernel';
import type { Column, FilterOf, InstantRange, ReadTable } from '#projections';
import { BooleanField, DateTimeField, EnumField, NamesField, NestedField } from './fields.js';

@InputType({ description: 'A range of time, open on either side that is omitted.' })
export class InstantRangeInput implements InstantRange {
  @DateTimeField({ nullable: true, description: 'Earliest moment of the range, inclusive. No lower bound if omitted.' })
  readonly from?: Instant;

  @DateTimeField({ nullable: true, description: 'End of the range, exclusive. No upper bound if omitted.' })
  readonly before?: Instant;
}

/** What a column may hold: an enum of the API, or numbers. */
type Choices = Readonly<Record<string, string>> | readonly number[];

/** What the API says of a column that rows are filtered by. */
interface Criterion {
  /** Which rows are left: `Only cases in one of these queues.` What `null` in a list means is added. */
  readonly description: string;
  /** For columns that hold codes of the domain or numbers; texts need none. */
  readonly choices?: Choices;
  /** The column holds ids, which the schema has as `ID`. */
  readonly isId?: boolean;
}

/**
 * The base of an input type by which rows of a read table are filtered: a field for each of its filter columns.
 * @param criteria for each of them; a filter column without a description does not compile.
 */
export const filterInput = <T extends ReadTable>(
  table: T,
  criteria: { readonly [P in keyof FilterOf<T>]-?: Criterion },
): new () => FilterOf<T> => {
  @InputType({ isAbstract: true })
  class FilterInput {}
  for (const [property, column] of Object.entries(table.columns)) {
    if (!column.isFilter) continue;
    fieldFor(column, (criteria as Readonly<Record<string, Criterion>>)[property])(FilterInput.prototype, property);
  }
  return FilterInput as new () => FilterOf<T>;
};

const fieldFor = ({ type, isNullable }: Column, { choices, isId, description }: Criterion): PropertyDecorator => {
  if (isNumbers(choices)) {
    return applyDecorators(
      Field(() => [Int], { nullable: true, description }),
      IsOptional(),
      IsIn(choices, { each: true }),
    );
  }
  if (choices) return EnumField(choices, { nullable: true, list: true, description });
  switch (type) {
    case 'boolean':
      return BooleanField({ nullable: true, description });
    case 'instant':
      return NestedField(() => InstantRangeInput, { nullable: true, description });
    case 'uuid':
    case 'text':
    case 'id':
      return NamesField({ orNone: isNullable, isId, description });
    default:
      throw new Error(`A filter by a column of type ${type} needs its choices`);
  }
};

const isNumbers = (choices: Choices | undefined): choices is readonly number[] => Array.isArray(choices);
