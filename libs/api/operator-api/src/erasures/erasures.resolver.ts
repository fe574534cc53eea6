import { Args, Query, Resolver } from '@nestjs/graphql';
import { Reads } from '#graphql';
import { Erasure, ErasuresArgs } from './erasure.types.js';
import { Erasures } from './erasures.js';

@Resolver()
export class ErasuresResolver {
  constructor(private readonly all: Erasures) {}

  @Reads()
  @Query(() => [Erasure], { description: 'Erasures of personal data and their progress, the latest first.' })
  erasures(@Args() args: ErasuresArgs): Promise<Erasure[]> {
    return this.all.latest(args);
  }
}
