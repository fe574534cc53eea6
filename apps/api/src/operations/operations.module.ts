import { Global, Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { MetricsController } from './metrics.controller.js';

/** A registry of our own, with those of Node beside it: the global one of the library would mix what runs in one process. */
const createRegistry = (): Registry => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
};

/** What operators watch. */
@Global()
@Module({
  providers: [{ provide: Registry, useFactory: createRegistry }],
  controllers: [MetricsController],
  exports: [Registry],
})
export class OperationsModule {}
