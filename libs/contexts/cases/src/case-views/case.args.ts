import { ArgsType } from '@nestjs/graphql';
import { badUserInput, NestedField, TextField, UuidField } from '#graphql';
import { AsOfInput } from '../api/as-of.input.js';
import { ExternalReferenceInput } from '../api/shared.inputs.js';

/** Arguments of the query `case`: which case, and as of when. */
@ArgsType()
export class CaseArgs {
  @UuidField({
    nullable: true,
    description: 'Id of the case. Give exactly one of `id`, `number` and `externalReference`.',
  })
  readonly id?: string;

  @TextField({
    nullable: true,
    longest: 20,
    description:
      'Number of the case, check digit included. Give exactly one of `id`, `number` and `externalReference`.',
  })
  readonly number?: string;

  @NestedField(() => ExternalReferenceInput, {
    nullable: true,
    description: 'Record of the case in another system. Give exactly one of `id`, `number` and `externalReference`.',
  })
  readonly externalReference?: ExternalReferenceInput;

  @NestedField(() => AsOfInput, {
    nullable: true,
    description: 'Past moment at which to show the case, read from its history. The case as it is now if omitted.',
  })
  readonly asOf?: AsOfInput;
}

/** @throws GraphQLError BAD_USER_INPUT unless exactly one of id, number and external reference is given. */
export const assertOneKey = ({ id, number, externalReference }: CaseArgs): void => {
  if ([id, number, externalReference].filter(Boolean).length === 1) return;
  const message = 'Give exactly one of id, number and externalReference';
  throw badUserInput([{ path: ['id'], rule: 'isOneKey', message }]);
};
