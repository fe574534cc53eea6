import { InputType } from '@nestjs/graphql';
import { EnumField, NestedField, TextField, UuidField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { LinkRelationEnum } from '../../api/enums.js';
import { ExternalReferenceInput } from '../../api/shared.inputs.js';
import type { LinkRelation } from '../case.events.js';

@InputType()
export class LinkCaseInput extends CaseCommandInput {
  @EnumField(LinkRelationEnum)
  readonly relation: LinkRelation;

  @UuidField({ nullable: true })
  readonly toCaseId?: string;

  @NestedField(() => ExternalReferenceInput, { nullable: true })
  readonly externalReference?: ExternalReferenceInput;

  @TextField({ nullable: true, description: 'Why cases of different customers are linked.' })
  readonly overrideReason?: string;
}
