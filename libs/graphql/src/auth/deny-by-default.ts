import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { allowedRoles } from './allow.js';

/** Nest's own key for the kind of a resolver method. */
const resolverType = 'graphql:resolver_type';
const operationTypes = ['Query', 'Mutation', 'Subscription'];

/** Refuses to start with an operation that nobody has decided on: forgetting `@Allow` must not open anything. */
@Injectable()
export class DenyByDefault implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly methods: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undecided = this.discovery
      .getProviders()
      .flatMap(({ instance }: { instance?: unknown }) => (isObject(instance) ? this.undecidedOf(instance) : []));
    if (undecided.length > 0) throw new Error(`These operations don't say who may call them: ${undecided.join(', ')}`);
  }

  private undecidedOf(instance: object): string[] {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown> | null;
    return this.methods.getAllMethodNames(prototype).filter((name) => {
      const method = prototype?.[name];
      return (
        method !== undefined &&
        operationTypes.includes(this.reflector.get<string>(resolverType, method)) &&
        this.reflector.get(allowedRoles, method) === undefined
      );
    });
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
