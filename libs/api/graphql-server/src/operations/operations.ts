import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** Nest's own key for the kind of a resolver method. */
const resolverType = 'graphql:resolver_type';
const kinds = ['Query', 'Mutation', 'Subscription'] as const;

/** A method of a resolver. */
export interface ResolverMethod {
  readonly owner: Type<object>;
  readonly name: string;
  readonly method: () => unknown;
}

/** A query, mutation or subscription as its resolver declares it. */
export interface Operation extends ResolverMethod {
  readonly kind: (typeof kinds)[number];
}

/** Everything that can be called, found among the providers of the application. */
@Injectable()
export class Operations {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  all(): Operation[] {
    return this.methods().flatMap((found) => {
      const declared = this.reflector.get<string>(resolverType, found.method);
      const kind = kinds.find((known) => known === declared);
      return kind ? [{ ...found, kind }] : [];
    });
  }

  /** Of all providers, resolvers of fields among them. */
  methods(): ResolverMethod[] {
    return this.discovery
      .getProviders()
      .flatMap(({ instance }: { instance?: unknown }) => (isObject(instance) ? this.of(instance) : []));
  }

  private of(instance: object): ResolverMethod[] {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown> | null;
    const owner = instance.constructor as Type<object>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method = prototype?.[name];
      return method ? [{ owner, name, method }] : [];
    });
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
