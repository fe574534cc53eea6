import type { CommandResult } from '#command-processing';
import { type Command, comparePositions, Refusal } from '#kernel';
import { loadDemoArticles } from './demo-articles.js';
import type { DemoSet } from './demo-set.js';
import { stories } from './stories/stories.js';
import { Scenario } from './scenario.js';

export interface DemoOptions {
  readonly set: DemoSet;
  readonly cases: number;
  /** Sends a command to its handler. */
  readonly send: (command: Command) => Promise<CommandResult>;
  /** Position of the end of the log before loading; anything after it is new. */
  readonly logEnd: string;
  /** Called after each case, with the number of cases done. */
  readonly onProgress?: (done: number) => void;
}

export interface DemoReport {
  readonly cases: number;
  /** Number of cases that got new events; the others were complete already. */
  readonly changed: number;
  /** Number of cases whose story stopped because others have worked on them. */
  readonly leftAlone: number;
}

/** Many streams at once make large batches in the store. */
const casesAtOnce = 64;

/**
 * Publishes the articles of a set and plays its first `cases` stories through the real commands. What an earlier run
 * has done is not repeated, so a run that was killed can be completed by another.
 */
export const loadDemo = async ({ set, cases, send, logEnd, onProgress }: DemoOptions): Promise<DemoReport> => {
  await loadDemoArticles(set, send);
  let [next, done, changed, leftAlone] = [0, 0, 0, 0];
  const playOneAfterAnother = async (): Promise<void> => {
    while (next < cases) {
      const { end, isWhole } = await play(storyOf(set, next++), send);
      if (comparePositions(end, logEnd) > 0) changed += 1;
      if (!isWhole) leftAlone += 1;
      onProgress?.(++done);
    }
  };
  await Promise.all(Array.from({ length: casesAtOnce }, playOneAfterAnother));
  return { cases, changed, leftAlone };
};

/** The commands of the nth case of a set, in order. */
export const storyOf = (set: DemoSet, nth: number): readonly Command[] => {
  const scenario = new Scenario(set, nth);
  scenario.dice.pickByWeight(stories).story(scenario);
  return scenario.script;
};

const play = async (
  commands: readonly Command[],
  send: DemoOptions['send'],
): Promise<{ end: string; isWhole: boolean }> => {
  let end = '';
  try {
    for (const command of commands) ({ position: end } = await send(command));
    return { end, isWhole: true };
  } catch (error) {
    if (error instanceof Refusal) return { end, isWhole: false };
    throw error;
  }
};
