/** Effort of `npm test`. `npm run test:full` sets `CASEFOLD_EFFORT` to 1. */
const quickEffort = 0.05;

/** Returns the share of their full rounds that random and long suites do. @throws Error for an invalid `CASEFOLD_EFFORT` */
export const effortOf = ({ CASEFOLD_EFFORT: asked }: NodeJS.ProcessEnv): number => {
  const effort = asked === undefined ? quickEffort : Number(asked);
  if (asked?.trim() !== '' && Number.isFinite(effort) && effort > 0) return effort;
  throw new Error(`CASEFOLD_EFFORT must be a number above 0 (1 means all rounds), but it is "${asked}"`);
};

interface RoundsOptions {
  /** Minimum number of rounds, whatever the effort. With fewer, the suite would prove nothing. */
  readonly atLeast?: number;
  /** Environment variable that sets the number of rounds itself. */
  readonly setting?: string;
}

/** Returns how many of its `full` rounds a suite does in this run. */
export const rounds = (
  full: number,
  { atLeast = 1, setting }: RoundsOptions = {},
  environment: NodeJS.ProcessEnv = process.env,
): number => {
  const asked = setting && environment[setting];
  if (asked) return Number(asked);
  return Math.max(atLeast, Math.ceil(full * effortOf(environment)));
};

/** Returns a share of all cases of an exhaustive suite at this effort: evenly spread, starting from a random one. */
export const someOf = <Item>(
  all: readonly Item[],
  options?: RoundsOptions,
  environment: NodeJS.ProcessEnv = process.env,
): readonly Item[] => {
  const count = Math.min(all.length, rounds(all.length, options, environment));
  const from = Math.random() * all.length;
  const places = Array.from({ length: count }, (_, nth) => Math.floor(from + (nth * all.length) / count) % all.length);
  return places.map((place) => all[place]);
};
