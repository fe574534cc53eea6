import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type AtLeastArgs, type ReadModel, readModels, type RequestContext } from '#graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { ReadYourWrites } from './read-your-writes.js';
import { selectedReads } from './selected-reads.js';

/** Makes every query wait for `atLeast`, after the access policy: callers without permission do not cause a wait. */
@Injectable()
export class ReadYourWritesInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const own = this.reflector.get<readonly ReadModel[] | undefined>(readModels, context.getHandler());
    if (own) await this.wait(own, GqlExecutionContext.create(context));
    return next.handle();
  }

  private async wait(own: readonly ReadModel[], graphql: GqlExecutionContext): Promise<void> {
    const models = [...own, ...selectedReads(graphql.getInfo<GraphQLResolveInfo>())];
    if (models.length === 0) return;
    const { atLeast: argument } = graphql.getArgs<AtLeastArgs>();
    const { atLeast: header } = graphql.getContext<RequestContext>();
    await this.readYourWrites.until({ argument, header }, models);
  }
}
