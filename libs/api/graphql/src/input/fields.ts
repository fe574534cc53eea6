import { applyDecorators } from '@nestjs/common';
import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  isEmail,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { DateTime } from '../scalars/date-time.js';

export interface FieldOptions {
  readonly nullable?: boolean;
  readonly description?: string;
  readonly defaultValue?: number | readonly never[];
}

interface ListOptions extends FieldOptions {
  /** Whether the field is a list of such values, with 50 entries at most. */
  readonly list?: boolean;
}

interface CodeOptions extends ListOptions {
  /** Whether the schema shows the field as `ID` instead of `String`. The same values are valid. */
  readonly isId?: boolean;
}

interface IntOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

type Constructor = new () => object;

const longestList = 50;
const longestText = 4000;
const longestName = 200;
const longestCode = 64;
/** Largest value of GraphQL's `Int`. */
export const largestInt = 2_147_483_647;

/** Text without NUL, which Postgres rejects, and without unpaired surrogates, which are not valid Unicode. */
const wholeText = /^[^\0\p{Cs}]*$/u;
/** ASCII without spaces: codes are stored in clear text, so that no sentence may get into them. */
const code = /^[A-Za-z0-9][A-Za-z0-9._:/+,-]*$/;
const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

const each = (list: boolean | undefined) => ({ each: list });

/** Returns the options with the limits of the validators added to the description. */
const limited = <Options extends FieldOptions>(
  options: Options,
  ...limits: (string | false | undefined)[]
): Options => ({
  ...options,
  description: [options.description, ...limits].filter(Boolean).join(' '),
});

const characters = ({ list }: ListOptions, longest: number, alphabet = ''): string =>
  `${list ? `At most ${longestList} entries, each up to` : 'Up to'} ${longest.toLocaleString('en')} characters${alphabet}.`;

const textType = (isId: boolean | undefined) => () => (isId ? ID : String);

const field = (
  type: () => object,
  { list, ...options }: ListOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator =>
  applyDecorators(
    Field(list ? () => [type()] : type, options),
    ...(options.nullable ? [IsOptional()] : []),
    ...(list ? [ArrayMaxSize(longestList)] : []),
    ...rules,
  );

/** A text that people write: not blank, up to `longest` characters (default 4,000). */
export const TextField = (options: CodeOptions & { readonly longest?: number } = {}): PropertyDecorator => {
  const { longest = longestText, isId, ...rest } = options;
  return field(
    textType(isId),
    limited(rest, characters(rest, longest)),
    Matches(wholeText, { ...each(rest.list), message: '$property contains characters that are not valid text' }),
    Matches(/\S/, { ...each(rest.list), message: '$property must not be blank' }),
    Length(1, longest, each(rest.list)),
  );
};

/** An e-mail address. */
export const EmailField = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    TextField({ ...options, longest: 254 }),
    ValidateBy({
      name: 'isEmail',
      validator: {
        // The library throws if the value is not a string.
        validate: (value) => typeof value === 'string' && wholeText.test(value) && isEmail(value),
        defaultMessage: () => '$property must be an e-mail address',
      },
    }),
  );

/**
 * A list of values to filter by, each 1 to 200 characters; imported values may contain spaces.
 * @param options.orNone whether the list may contain null, which stands for no value
 */
export const NamesField = ({
  orNone = false,
  isId,
  description,
}: Pick<CodeOptions, 'isId' | 'description'> & { readonly orNone?: boolean } = {}): PropertyDecorator =>
  applyDecorators(
    Field(() => [textType(isId)()], {
      nullable: orNone ? 'itemsAndList' : true,
      ...limited(
        { description },
        orNone && '`null` in the list stands for no value.',
        `At most ${longestList} entries.`,
      ),
    }),
    IsOptional(),
    ArrayMaxSize(longestList),
    ValidateBy(
      {
        name: 'isName',
        validator: {
          validate: (value) => (orNone && value === null) || isName(value),
          defaultMessage: () => `each value in $property must be a text of 1 to ${longestName} characters`,
        },
      },
      { each: true },
    ),
  );

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= longestName && wholeText.test(value);

/** A code, id, serial number or reference: up to 64 letters, digits and `._:/+,-`, without spaces. */
export const CodeField = ({ isId, ...options }: CodeOptions = {}): PropertyDecorator =>
  field(
    textType(isId),
    limited(options, characters(options, longestCode, ': letters, digits and `._:/+,-`')),
    Matches(code, {
      ...each(options.list),
      message: '$property must be a code: letters, digits and ._:/+,- without spaces',
    }),
    Length(1, longestCode, each(options.list)),
  );

/** A BCP 47 language tag: `zh-Hans`. */
export const LanguageField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    () => String,
    limited(options, 'A BCP 47 tag such as `zh-Hans`.'),
    Matches(languageTag, { message: '$property must be a language tag such as zh-Hans' }),
  );

/** A UUID. Converted to lower case. */
export const UuidField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    () => ID,
    limited(options, 'A UUID.'),
    IsUUID(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
  );

export const IntField = ({ min, max, ...options }: IntOptions): PropertyDecorator =>
  field(() => Int, limited(options, rangeOf(min, max)), IsInt(), Min(min), Max(max));

const rangeOf = (min: number, max: number): string =>
  max === largestInt ? `At least ${min}.` : `From ${min} to ${max.toLocaleString('en')}.`;

export const BooleanField = (options: FieldOptions = {}): PropertyDecorator =>
  field(() => Boolean, options, IsBoolean());

/** A `DateTime`. Needs no validators, since the scalar checks the value. */
export const DateTimeField = (options: FieldOptions = {}): PropertyDecorator => field(() => DateTime, options);

export const EnumField = (type: Readonly<Record<string, string>>, options: ListOptions = {}): PropertyDecorator =>
  field(() => type, options, IsIn(Object.values(type), each(options.list)));

export const NestedField = (type: () => Constructor, options: ListOptions = {}): PropertyDecorator =>
  field(type, options, ValidateNested(each(options.list)), Type(type));

/**
 * Registers codes of the domain as a GraphQL enum: `third-party` becomes `THIRD_PARTY`.
 * @param descriptions the meaning of each value; every value needs one
 * @returns the registered enum object
 */
export const enumOf = <Value extends string>(
  name: string,
  values: readonly Value[],
  description: string,
  descriptions: { readonly [V in NoInfer<Value>]: string },
): Readonly<Record<string, Value>> => {
  const type = Object.fromEntries(values.map((value) => [screaming(value), value]));
  const valuesMap = Object.fromEntries(values.map((value) => [screaming(value), { description: descriptions[value] }]));
  registerEnumType(type, { name, description, valuesMap });
  return type;
};

const screaming = (value: string): string => value.replace(/([a-z])([A-Z])|-/g, '$1_$2').toUpperCase();
