import { Global, Module } from '@nestjs/common';
import { Operated } from '#operator-api';
import { product } from '#product';

/** Provides the read models and processes of this release to the API for operators. */
@Global()
@Module({ providers: [{ provide: Operated, useValue: product }], exports: [Operated] })
export class OperatedModule {}
