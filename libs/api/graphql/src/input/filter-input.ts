import { applyDecorators } from '@nestjs/common';
import { Field, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import type { Instant } from '#kernel';
import type { Column, FilterOf, InstantRange, ReadTable } from '#projections';
import { BooleanField, DateTimeField, EnumField, NamesField, NestedField } from './fields.js';

@InputType({ description: 'From inclusive, before exclusive.' })
export class InstantRangeInput implements InstantRange {
  @DateTimeField({ nullable: true })
  readonly from?: Instant;

  @DateTimeField({ nullable: true })
  readonly before?: Instant;
}

/** What a column may hold: an enum of the API, or numbers. */
type Choices = Readonly<Record<string, string>> | readonly number[];

/**
 * The base of an input type by which rows of a read table are filtered: a field for each of its filter columns.
 * @param choices for columns that hold codes of the domain or numbers; texts need none.
 */
export const filterInput = <T extends ReadTable>(
  table: T,
  choices: { readonly [P in keyof FilterOf<T>]?: Choices } = {},
): new () => FilterOf<T> => {
  @InputType({ isAbstract: true })
  class FilterInput {}
  for (const [property, column] of Object.entries(table.columns)) {
    if (!column.isFilter) continue;
    fieldFor(column, (choices as Readonly<Record<string, Choices>>)[property])(FilterInput.prototype, property);
  }
  return FilterInput as new () => FilterOf<T>;
};

const fieldFor = ({ type, isNullable }: Column, choices?: Choices): PropertyDecorator => {
  if (isNumbers(choices)) {
    return applyDecorators(
      Field(() => [Int], { nullable: true }),
      IsOptional(),
      IsIn(choices, { each: true }),
    );
  }
  if (choices) return EnumField(choices, { nullable: true, list: true });
  switch (type) {
    case 'boolean':
      return BooleanField({ nullable: true });
    case 'instant':
      return NestedField(() => InstantRangeInput, { nullable: true });
    case 'uuid':
    case 'text':
    case 'id':
      return NamesField({ orNone: isNullable });
    default:
      throw new Error(`A filter by a column of type ${type} needs its choices`);
  }
};

const isNumbers = (choices: Choices | undefined): choices is readonly number[] => Array.isArray(choices);
