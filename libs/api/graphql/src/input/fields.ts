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
  /** A list of such values, 50 at most. */
  readonly list?: boolean;
}

interface CodeOptions extends ListOptions {
  /** The schema has it as `ID` instead of `String`; what is valid is the same. */
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
/** Of GraphQL's `Int`. */
export const largestInt = 2_147_483_647;

/** No NUL, which a database refuses, and no half of a surrogate pair, which is no text. */
const wholeText = /^[^\0\p{Cs}]*$/u;
/** Codes are ASCII without blanks, so that no sentence, in whatever language, gets into what is stored in clear. */
const code = /^[A-Za-z0-9][A-Za-z0-9._:/+,-]*$/;
const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

const each = (list: boolean | undefined) => ({ each: list });

/** The description of a field, with the limits that its validators set at the end. */
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

/** What people write: up to 4000 characters, not blank. */
export const TextField = (options: CodeOptions & { readonly longest?: number } = {}): PropertyDecorator => {
  const { longest = longestText, isId, ...rest } = options;
  return field(
    textType(isId),
    limited(rest, characters(rest, longest)),
    Matches(wholeText, { ...each(rest.list), message: '$property holds characters that are not text' }),
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
        // The library throws at what is no text.
        validate: (value) => typeof value === 'string' && wholeText.test(value) && isEmail(value),
        defaultMessage: () => '$property must be an email',
      },
    }),
  );

/** Values to look for, as they are stored: imported ones may hold blanks. Null among them stands for none. */
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
          defaultMessage: () => `$property holds something that is no text of 1 to ${longestName} characters`,
        },
      },
      { each: true },
    ),
  );

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= longestName && wholeText.test(value);

/** A code, id, serial number or reference: up to 64 letters, digits and `._:/+,-`, without blanks. */
export const CodeField = ({ isId, ...options }: CodeOptions = {}): PropertyDecorator =>
  field(
    textType(isId),
    limited(options, characters(options, longestCode, ': letters, digits and `._:/+,-`')),
    Matches(code, {
      ...each(options.list),
      message: '$property must be a code: letters, digits and ._:/+,- without blanks',
    }),
    Length(1, longestCode, each(options.list)),
  );

/** BCP 47: `zh-Hans`. */
export const LanguageField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    () => String,
    limited(options, 'A BCP 47 tag such as `zh-Hans`.'),
    Matches(languageTag, { message: '$property must be a language tag such as zh-Hans' }),
  );

/** A UUID, in small letters whatever it was written in. */
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

/** The scalar has checked it already. */
export const DateTimeField = (options: FieldOptions = {}): PropertyDecorator => field(() => DateTime, options);

export const EnumField = (type: Readonly<Record<string, string>>, options: ListOptions = {}): PropertyDecorator =>
  field(() => type, options, IsIn(Object.values(type), each(options.list)));

export const NestedField = (type: () => Constructor, options: ListOptions = {}): PropertyDecorator =>
  field(type, options, ValidateNested(each(options.list)), Type(type));

/**
 * Registers codes of the domain as a GraphQL enum: `third-party` is `THIRD_PARTY` there.
 * @param descriptions what each value means; one without a description does not compile.
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
