import { ArgsType } from '@nestjs/graphql';
import { badUserInput, NestedField, TextField, UuidField } from '#graphql';
import { AsOfInput } from '../api/as-of.input.js';
import { ExternalReferenceInput } from '../api/shared.inputs.js';

/** Which case, and when. */
@ArgsType()
export class CaseArgs {
  @UuidField({ nullable: true })
  readonly id?: string;

  @TextField({ nullable: true, longest: 20 })
  readonly number?: string;

  @NestedField(() => ExternalReferenceInput, { nullable: true })
  readonly externalReference?: ExternalReferenceInput;

  @NestedField(() => AsOfInput, {
    nullable: true,
    description: 'As it was then, read from its history; now without it.',
  })
  readonly asOf?: AsOfInput;
}

/** @throws BAD_USER_INPUT unless exactly one of the three is given. */
export const assertOneKey = ({ id, number, externalReference }: CaseArgs): void => {
  if ([id, number, externalReference].filter(Boolean).length === 1) return;
  const message = 'Name the case by one of id, number and externalReference';
  throw badUserInput([{ path: ['id'], rule: 'isOneKey', message }]);
};
