import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformParts } from '#platform';

/** Everything in one process. */
@Module({})
export class StandaloneModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return { module: StandaloneModule, imports: [PlatformModule.forRoot(parts)] };
  }
}
