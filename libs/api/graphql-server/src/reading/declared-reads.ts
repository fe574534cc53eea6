import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Operations } from '../operations/operations.js';
import { readModels } from '#graphql';

/** Fails the start if a query has no `@Reads`: it would not wait for `atLeast` and could show old states. */
@Injectable()
export class DeclaredReads implements OnModuleInit {
  constructor(
    private readonly operations: Operations,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.operations
      .all()
      .filter(({ kind, method }) => kind === 'Query' && this.reflector.get(readModels, method) === undefined);
    if (silent.length > 0) {
      throw new Error(`These queries need the decorator @Reads: ${silent.map(({ name }) => name).join(', ')}`);
    }
  }
}
