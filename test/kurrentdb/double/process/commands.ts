import type { Fault } from '../faults.js';

/** What a double that is a process of its own is told, one command per line of its standard input. */
export type Command =
  | { readonly do: 'inject'; readonly fault: Fault }
  | { readonly do: 'clear-faults' | 'cut-connections' | 'drop-subscriptions' | 'restart' }
  | { readonly do: 'slow-reads'; readonly delayMs: number };

/** What it answers, one line for itself once it listens, and one for each command when that is done. */
export type Answer = { readonly listening: string } | { readonly done: Command['do'] };
