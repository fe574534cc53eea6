/**
 * A command that the rules do not allow. A refusal is data for the user, not a fault: the API returns it in
 * `userErrors` with a message looked up by code and language. `details` fill the placeholders of that message.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: Code,
    readonly details: Readonly<Record<string, string | number>> = {},
    /** Path of the input field at fault, if any: `['input', 'toTier']`. */
    readonly path: readonly string[] = [],
  ) {
    super(code);
  }
}

/** The meaning of a refusal code and what the sender can do: two self-contained sentences. */
export interface RefusalExplanation {
  readonly meaning: string;
  readonly remedy: string;
}

/** All refusal codes of a context with their explanations: `{ … } as const satisfies Refusals`. */
export type Refusals = Readonly<Record<string, RefusalExplanation>>;
