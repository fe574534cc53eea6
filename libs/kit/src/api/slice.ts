import type { Type } from '@nestjs/common';
import type { AnyCommandClass, Decide, DomainEvent, Role } from '#kernel';
import type { HandlerOf } from '../streams/command-handler.js';

/** What the product has of a use case. */
export interface Slice {
  readonly command: AnyCommandClass;
  readonly handler: Type<HandlerOf<never>>;
  /** Absent where something is fetched first, or the handler is written by hand. */
  readonly decide?: Decide<never, never, DomainEvent>;
  /** Absent where people can't ask for it. */
  readonly mutation?: {
    readonly name: string;
    readonly resolver: Type<object>;
    readonly input: Type<object>;
    /** The roles that may call it. */
    readonly allow: readonly Role[];
  };
}
