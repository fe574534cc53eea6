import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Operations } from '../operations/operations.js';
import { allowedRoles } from './allow.js';

/** Refuses to start with an operation that nobody has decided on: forgetting `@Allow` must not open anything. */
@Injectable()
export class DenyByDefault implements OnModuleInit {
  constructor(
    private readonly operations: Operations,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undecided = this.operations.all().filter(({ method }) => !this.reflector.get(allowedRoles, method));
    if (undecided.length > 0) {
      throw new Error(`These operations don't say who may call them: ${undecided.map(({ name }) => name).join(', ')}`);
    }
  }
}
