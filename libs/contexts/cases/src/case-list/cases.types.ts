import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { connectionType } from '#graphql';
import { Case } from '../api/case.type.js';
import type { CaseDurations as Durations } from './case-list.js';

@ObjectType()
export class CaseConnection extends connectionType(Case) {}

@ObjectType({ description: 'How long cases took from opening to closing.' })
export class CaseDurations implements Durations {
  @Field(() => Int, { description: 'How many of them are closed.' })
  readonly cases: number;

  @Field(() => Float, { nullable: true })
  readonly medianSeconds: number | null;

  @Field(() => Float, { nullable: true })
  readonly meanSeconds: number | null;
}

export const caseDurationsRules: TypeRules = { kind: 'desk', open: 'cases medianSeconds meanSeconds' };
