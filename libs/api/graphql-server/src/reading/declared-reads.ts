import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Operations } from '../operations/operations.js';
import { readModels } from '#graphql';

/** Refuses to start with a query that does not say what it reads: forgetting `@Reads` must not show old states. */
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
      throw new Error(`These queries don't say what they read: ${silent.map(({ name }) => name).join(', ')}`);
    }
  }
}
