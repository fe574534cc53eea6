import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Dice } from '../../libs/analysis/demo/src/dice.js';
import { rounds } from '../support/effort.js';
import { type Answered, bodyOf, faultOf } from './support/faults.js';
import type { FuzzRequest } from './support/fuzz-request.js';
import { FuzzedApi, type Way } from './support/fuzzed-api.js';
import { HeapGrowth } from './support/heap-growth.js';
import { hostile } from './support/hostile.js';
import { oddlyValued, wellFormed } from './support/well-formed.js';

const seed = process.env['CASEFOLD_SEED'] ?? String(Math.trunc(Math.random() * 2 ** 31));
const documents = rounds(5_000, { setting: 'CASEFOLD_DOCUMENTS' });
/** Heap growth is measured after this many documents; before, caches fill and functions are compiled. */
const warmingUp = Math.min(documents * 0.4, 10_000);
const isLongEnoughForHeap = documents >= 50_000;
const atOnce = 8;
const samples = 20;

let fuzzed: FuzzedApi;

beforeAll(async () => {
  fuzzed = await FuzzedApi.start();
});
afterAll(() => fuzzed.stop());

interface Drawn {
  readonly request: FuzzRequest;
  readonly sender: number;
  readonly way: Way;
}

const draws = [wellFormed, oddlyValued, hostile];

/** Draws document n from its own seed, so it can be drawn again without those before it. */
const draw = (n: number): Drawn => {
  const dice = new Dice(`${seed}/${n}`);
  const request = dice.pick(draws)(fuzzed.api.schema, fuzzed.known, dice);
  const { way } = dice.pickByWeight<{ way: Way; weight: number }>([
    { way: 'in-process', weight: 90 },
    { way: 'socket', weight: 6 },
    { way: 'websocket', weight: 4 },
  ]);
  return { request, way, sender: dice.integer(0, 1_000) };
};

/** Number of documents by outcome. */
const outcomes = new Map<string, number>();
/** The first document of each kind of fault. */
const faults = new Map<string, string>();
const mostFaults = 10;

const tryOut = async (n: number): Promise<void> => {
  const { request, sender, way } = draw(n);
  const answered = await fuzzed.send(request, sender, way);
  const fault = faultOf(request, answered);
  if (!fault) return count(outcomeOf(request, answered));
  const kind = `${fault}: ${request.what}`;
  if (faults.has(kind)) return;
  const [sent, came] = [request.body, answered.text].map((text) => text.slice(0, 1_500));
  faults.set(kind, `document ${n} by ${answered.who}, ${way}\n${sent}\n→ ${came}`);
};

const count = (outcome: string) => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

const outcomeOf = ({ must }: FuzzRequest, answered: Answered): string => {
  const { data, errors } = bodyOf(answered);
  if (data && !errors) return must === 'answer' ? 'answered' : 'answered, allowed';
  return errors?.[0]?.extensions.code ?? 'left';
};

it(`withstands ${documents} documents (CASEFOLD_SEED=${seed})`, async () => {
  const heap = new HeapGrowth();
  let next = 0;
  const sendUpTo = async (end: number) => {
    const send = async () => {
      while (next < end && faults.size < mostFaults) await tryOut(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, send));
  };
  for (let nth = 0; nth <= samples; nth += 1) {
    await sendUpTo(warmingUp + Math.round(((documents - warmingUp) * nth) / samples));
    if (isLongEnoughForHeap) heap.sample(next);
  }
  if (isLongEnoughForHeap)
    process.stdout.write(`${heap.toString()}\n${heap.megabytes.toFixed(2)} MB per 10,000 documents\n`);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  expect(Object.fromEntries(faults)).toEqual({});
  // most documents must not fail before they are executed
  expect(outcomes.get('answered')).toBeGreaterThan(documents / 20);
  if (isLongEnoughForHeap) expect(heap.megabytes).toBeLessThan(1);
}, 3_600_000);
