import type { Actor } from '#kernel';

/** Who asks, with what the house knows of them beside their token. */
export interface Viewer {
  readonly actor: Actor;
  /** All records that are this customer's own, merged ones included; none for anyone but customers. */
  readonly customerIds: readonly string[];
}
