import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformParts } from '#host';
import { ReadPositionsModule } from '#product';
import { ApiModule } from '../../api/src/api.module.js';
import { WorkerModule } from '../../worker/src/worker.module.js';

/** The API and a worker in one process. */
@Module({})
export class StandaloneModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [PlatformModule.forRoot(parts), ReadPositionsModule, ApiModule, WorkerModule],
    };
  }
}
