import { Global, Module } from '@nestjs/common';
import { Operated } from '#operator-api';
import { product } from '#product';

/** The read models and processes of this release, for who watches and mends them. */
@Global()
@Module({ providers: [{ provide: Operated, useValue: product }], exports: [Operated] })
export class OperatedModule {}
