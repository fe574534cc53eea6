import type { Type } from '@nestjs/common';
import type { AnyCommandClass, Decide, DomainEvent, Role } from '#kernel';
import type { HandlerOf } from '../streams/command-handler.js';

/** A use case as the product registers it. */
export interface Slice {
  readonly command: AnyCommandClass;
  readonly handler: Type<HandlerOf<never>>;
  /** Absent if the decision has `needs` or the handler is written by hand. */
  readonly decide?: Decide<never, never, DomainEvent>;
  /** Absent if the API does not offer the command. */
  readonly mutation?: {
    readonly name: string;
    readonly resolver: Type<object>;
    readonly input: Type<object>;
    /** Roles that may call the mutation. */
    readonly allow: readonly Role[];
  };
}
