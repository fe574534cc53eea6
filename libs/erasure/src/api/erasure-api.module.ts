import { Module } from '@nestjs/common';
import { GraphqlApiModule } from '#graphql';
import { Erasures } from './erasures.js';
import { ErasuresResolver } from './erasures.resolver.js';

/** What privacy officers see of erasures through the API; they ask for one by a mutation of customers. */
@Module({ imports: [GraphqlApiModule], providers: [Erasures, ErasuresResolver] })
export class ErasureApiModule {}
