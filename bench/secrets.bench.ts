import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { caseCodec, caseFold, caseStream, caseSubjectOf } from '#cases';
import { CommandProcessor } from '#command-processing';
import { commandNamed, instantOf } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { findSecrets } from '#secrets';
import { caseExamples as examples } from '../libs/contexts/cases/src/case/case.examples.js';
import type { Bench } from './support/bench.js';
import { openBenchLog } from './support/bench-log.js';

const rounds = 5;
const commandsPerRound = 200;
const textLength = 500;
const allowedMicroseconds = 50;

class OpenCase extends commandNamed('OpenCase')<{ readonly symptom: string }> {}

/** Texts of the test set without secrets, joined and cut to the same length. */
const harmlessTexts = (): string[] => {
  const testSet = JSON.parse(readFileSync('libs/secrets/src/testset/development.json', 'utf8')) as readonly {
    readonly text: string;
    readonly secret: boolean;
  }[];
  const all = testSet.flatMap(({ text, secret }) => (secret ? [] : [text])).join('\n');
  return Array.from({ length: Math.floor(all.length / textLength) }, (_, nth) =>
    all.slice(nth * textLength, (nth + 1) * textLength),
  );
};

/** An ordinary text. Harmless texts of the test set all look like secrets, which ordinary texts do not. */
const plainText =
  'The display flickers since the last update and stays black for a minute. We tried a restart and a restore with the cable. '
    .repeat(5)
    .slice(0, textLength);

const microseconds = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) * 1000;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export const bench: Bench = {
  title: `detection of secrets in texts of ${textLength} characters, compared with the time of a command`,
  run: async (report, serverUrl) => {
    const log = await openBenchLog(serverUrl);
    const keys = new MemorySubjectKeys();
    const model = { fold: caseFold, codec: caseCodec(keys), subjectOf: caseSubjectOf };
    const processor = new CommandProcessor(log.store, keys, model);
    const open = (symptom: string) => {
      const commandId = randomUUID();
      const context = {
        commandId,
        actor: { id: 'a-1', role: 'agent' as const },
        now: instantOf(Date.now()),
        correlationId: commandId,
      };
      const opened = { ...examples.CaseOpened, data: { ...examples.CaseOpened.data, symptom } };
      return processor.execute(new OpenCase(caseStream(commandId), { symptom }, context), () => [opened]);
    };
    const texts = harmlessTexts();
    const costs = { plain: [] as number[], hard: [] as number[], command: [] as number[] };
    const lookAt = (all: readonly string[], times: number) => () => {
      for (let time = 0; time < times; time++) for (const text of all) findSecrets(text);
    };
    try {
      for (let round = 0; round <= rounds; round++) {
        const plain = microseconds(lookAt([plainText], 2000)) / 2000;
        const hard = microseconds(lookAt(texts, 40)) / (40 * texts.length);
        const startedAt = performance.now();
        for (let nth = 0; nth < commandsPerRound; nth++) await open(plainText);
        const command = ((performance.now() - startedAt) * 1000) / commandsPerRound;
        if (round === 0) continue; // warms up
        costs.plain.push(plain);
        costs.hard.push(hard);
        costs.command.push(command);
      }
      const [plain, hard, command] = [costs.plain, costs.hard, costs.command].map(median);
      report.table([
        { text: 'ordinary', 'µs a text': plain, 'share of a command': (plain / command).toFixed(3) },
        { text: 'full of look-alikes', 'µs a text': hard, 'share of a command': (hard / command).toFixed(3) },
      ]);
      report.require(`${allowedMicroseconds} µs against the time for an ordinary text`, allowedMicroseconds / plain, 1);
    } finally {
      await log.close();
    }
  },
};
