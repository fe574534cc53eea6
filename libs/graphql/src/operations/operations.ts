import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** Nest's own key for the kind of a resolver method. */
const resolverType = 'graphql:resolver_type';
const kinds = ['Query', 'Mutation', 'Subscription'] as const;

/** A query, mutation or subscription as its resolver declares it. */
export interface Operation {
  readonly name: string;
  readonly kind: (typeof kinds)[number];
  readonly method: () => unknown;
}

/** Everything that can be called, found among the providers of the application. */
@Injectable()
export class Operations {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly methods: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  all(): Operation[] {
    return this.discovery
      .getProviders()
      .flatMap(({ instance }: { instance?: unknown }) => (isObject(instance) ? this.of(instance) : []));
  }

  private of(instance: object): Operation[] {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown> | null;
    return this.methods.getAllMethodNames(prototype).flatMap((name) => {
      const method = prototype?.[name];
      const declared = method && this.reflector.get<string>(resolverType, method);
      const kind = kinds.find((known) => known === declared);
      return method && kind ? [{ name, kind, method }] : [];
    });
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
