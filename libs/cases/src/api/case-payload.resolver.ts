import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '#graphql';
import { caseIdOf } from '../case/case.streams.js';
import { CaseReader } from '../case/view/case.reader.js';
import { CaseConflict } from './case-conflict.type.js';
import { CaseConflicts } from './case-conflicts.js';
import { CasePayload } from './case-payload.type.js';
import { Case } from './case.type.js';

@Resolver(() => CasePayload)
export class CasePayloadResolver {
  constructor(
    private readonly reader: CaseReader,
    private readonly conflicts: CaseConflicts,
  ) {}

  /** Folded from the stream, so that clients see their own write at once; after a refusal too, where they may see the case. */
  @ResolveField(() => Case, { nullable: true, description: 'The case as it is now, including this write.' })
  case(@Parent() { stream }: CasePayload, @Caller() { sight }: Caller): Promise<Case | undefined> {
    return this.reader.view(caseIdOf(stream), sight.reveals('case'));
  }

  @ResolveField(() => CaseConflict, {
    nullable: true,
    description: 'Only when the command was refused as REVISION_CONFLICT, on a case that you may see.',
  })
  conflict(@Parent() payload: CasePayload, @Caller() { sight }: Caller): Promise<CaseConflict | undefined> {
    return this.conflicts.of(payload, sight);
  }
}
