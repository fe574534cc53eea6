import { Global, Module } from '@nestjs/common';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { ReadPositions } from '#projections';
import { product } from './product.js';

/**
 * Checkpoints of the read models, shared within a process by the queries that wait for them and the workers that
 * advance them.
 */
@Global()
@Module({
  providers: [
    {
      provide: ReadPositions,
      inject: [Pool, EventStore],
      useFactory: (pool: Pool, store: EventStore) => new ReadPositions(pool, store, product.projections),
    },
  ],
  exports: [ReadPositions],
})
export class ReadPositionsModule {}
