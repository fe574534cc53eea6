/**
 * A command that the rules do not allow. Refusals are data for the user, not faults: the API answers them as
 * `userErrors`, with a message looked up by code and language. `details` fill the placeholders of that message.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: Code,
    readonly details: Readonly<Record<string, string | number>> = {},
    /** The input field at fault, where there is one: `['input', 'toTier']`. */
    readonly path: readonly string[] = [],
  ) {
    super(code);
  }
}

/** What a code of a refusal means, and what whoever sent the command can do: two sentences that stand alone. */
export interface RefusalExplanation {
  readonly meaning: string;
  readonly remedy: string;
}

/** All codes of a context, each with its explanation: `{ … } as const satisfies Refusals`. */
export type Refusals = Readonly<Record<string, RefusalExplanation>>;
