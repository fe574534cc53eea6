/** A twentieth: what `npm test` has time for. `npm run test:full` sets `CASEFOLD_EFFORT` to 1. */
const quickEffort = 0.05;

/** The share of their full rounds that random and long suites do. */
export const effortOf = ({ CASEFOLD_EFFORT: asked }: NodeJS.ProcessEnv): number => {
  const effort = asked === undefined ? quickEffort : Number(asked);
  if (asked?.trim() !== '' && Number.isFinite(effort) && effort > 0) return effort;
  throw new Error(`CASEFOLD_EFFORT must be a number above 0 (1 is all rounds), and it is "${asked}"`);
};

interface RoundsOptions {
  /** Fewer would make the suite prove nothing: it does these whatever the effort. */
  readonly atLeast?: number;
  /** An environment variable that, where it is set, names the number itself. */
  readonly setting?: string;
}

/** How many of its `full` rounds a suite does at the effort of this run. */
export const rounds = (
  full: number,
  { atLeast = 1, setting }: RoundsOptions = {},
  environment: NodeJS.ProcessEnv = process.env,
): number => {
  const asked = setting && environment[setting];
  if (asked) return Number(asked);
  return Math.max(atLeast, Math.ceil(full * effortOf(environment)));
};
