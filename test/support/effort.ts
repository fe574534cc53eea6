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

/** Of all that an exhaustive suite goes through, its share at this effort: spread evenly over them, from a random one on. */
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
