import { InputType } from '@nestjs/graphql';
import { EnumField, NestedField, TextField, UuidField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { LinkRelationEnum } from '../../api/enums.js';
import { ExternalReferenceInput } from '../../api/shared.inputs.js';
import { workers } from '../../api/who.js';
import type { LinkRelation } from '../../case/case.events.js';
import { CaseReader } from '../../case/case.model.js';
import { caseStream } from '../../case/case.streams.js';
import { LinkCase, linkCase } from './link-case.js';

@InputType({ description: 'Input of the mutation `linkCase`.' })
class LinkCaseInput extends CaseCommandInput {
  @EnumField(LinkRelationEnum, { description: 'What the linked case or record is to this case.' })
  readonly relation: LinkRelation;

  @UuidField({ nullable: true, description: 'Id of the case to link to.' })
  readonly toCaseId?: string;

  @NestedField(() => ExternalReferenceInput, { nullable: true, description: 'Record in another system to link to.' })
  readonly externalReference?: ExternalReferenceInput;

  @TextField({
    nullable: true,
    description: 'Why the cases are linked although they do not belong to the same customer. Required then.',
  })
  readonly overrideReason?: string;
}

export const linkCaseSlice = caseApi.slice({
  command: LinkCase,
  decide: {
    needs: [CaseReader],
    with: async ({ data: { caseId } }, cases) => {
      const target = caseId === undefined ? undefined : await cases.view(caseId, ['plain']);
      const reads = target && [{ stream: caseStream(target.id), revision: target.revision }];
      return { decide: linkCase(target), reads };
    },
  },
  mutation: {
    input: LinkCaseInput,
    allow: [...workers, 'dispatcher', 'integration'],
    description:
      'Links a case to another case or to a record in another system. Give exactly one of `toCaseId` and ' +
      '`externalReference`.',
    // The API's `caseId` is the case that is linked. In the command that is the stream, and `caseId` is the target.
    dataOf: ({ caseId: _from, toCaseId, ...input }: LinkCaseInput) => ({ ...input, caseId: toCaseId }),
  },
});
