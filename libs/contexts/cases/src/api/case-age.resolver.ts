import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '#platform';
import { Case } from './case.type.js';
import { secondsBetween } from './seconds.js';

@Resolver(() => Case)
export class CaseAgeResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => Int, {
    description: 'Age of the case in whole seconds, from its opening to its closing, or to now while it is open.',
  })
  ageSeconds(@Parent() { openedAt, closedAt }: Case): number {
    return secondsBetween(openedAt, closedAt ?? this.clock.now());
  }
}
