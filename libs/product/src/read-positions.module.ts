import { Global, Module } from '@nestjs/common';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { ReadPositions } from '#projections';
import { product } from './product.js';

/** How far the read models have come, for who queries them and for who fills them: within a process they share it. */
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
