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

/** Possible values of a column: an enum of the API, or numbers. */
type Choices = Readonly<Record<string, string>> | readonly number[];

/** How the API shows a filter column. */
interface Criterion {
  /** Which rows match: `Only cases in one of these queues.` The meaning of `null` in the list is added. */
  readonly description: string;
  /** Required for columns that contain codes of the domain or numbers; not used for texts. */
  readonly choices?: Choices;
  /** Whether the column contains ids, which the schema shows as `ID`. */
  readonly isId?: boolean;
}

/**
 * Creates the base class of an input type that filters rows of a read table, with one field for each filter column.
 * @param criteria description of each filter column; every filter column needs one
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
      throw new Error(`A filter column of type ${type} needs choices`);
  }
};

const isNumbers = (choices: Choices | undefined): choices is readonly number[] => Array.isArray(choices);
