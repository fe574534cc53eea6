import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { connectionType } from '#graphql';
import { Case } from '../api/case.type.js';
import type { CaseDurations as Durations } from './case-list.js';

@ObjectType({ description: 'A page of cases.' })
export class CaseConnection extends connectionType(Case) {}

@ObjectType({ description: 'How long closed cases took from opening to closing.' })
export class CaseDurations implements Durations {
  @Field(() => Int, { description: 'Number of closed cases that the durations are computed from.' })
  readonly cases: number;

  @Field(() => Int, { nullable: true, description: 'Median duration in seconds, rounded. Null if no case is closed.' })
  readonly medianSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean duration in seconds, rounded. Null if no case is closed.' })
  readonly meanSeconds: number | null;
}

export const caseDurationsRules: TypeRules = { resource: 'desk', open: 'cases medianSeconds meanSeconds' };
