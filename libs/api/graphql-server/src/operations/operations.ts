import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** Metadata key of Nest for the kind of a resolver method. */
const resolverType = 'graphql:resolver_type';
const kinds = ['Query', 'Mutation', 'Subscription'] as const;

/** A method of a resolver. */
export interface ResolverMethod {
  readonly owner: Type<object>;
  readonly name: string;
  readonly method: () => unknown;
}

/** A resolver method for a query, mutation or subscription. */
export interface Operation extends ResolverMethod {
  readonly kind: (typeof kinds)[number];
}

/** Finds all operations among the providers of the application. */
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

  /** Returns the methods of all providers, field resolvers included. */
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
