import { CommandBus } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import { type Command, Refusal } from '#kernel';
import { commandOf } from './commands.js';
import type { RecordedCommand, RecordedMutation } from './fixture.js';
import type { Outcome, Product } from './product.js';

const execute = (product: Product, command: Command): Promise<CommandResult> =>
  product.get(CommandBus).execute<Command, CommandResult>(command);

/** Sends commands again, as processes and tools do. */
export const repeatCommands = (product: Product, commands: readonly RecordedCommand[]): Promise<CommandResult[]> =>
  Promise.all(commands.map((recorded) => execute(product, commandOf(recorded))));

/** Sends other commands under the ids of these. @returns the codes of their refusals. */
export const reuseIds = (product: Product, commands: readonly RecordedCommand[]): Promise<string[]> =>
  Promise.all(
    commands.map(async (recorded) => {
      const other = commandOf({ ...recorded, data: { ...recorded.data, said: 'never before' } });
      return execute(product, other).then(
        () => 'accepted',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      );
    }),
  );

/** Sends mutations again, as clients do. */
export const repeatMutations = async (
  product: Product,
  mutations: readonly RecordedMutation[],
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const { mutation, input, as } of mutations) outcomes.push(await product.mutate(mutation, input, as));
  return outcomes;
};

const texts = ['body', 'reason', 'summary', 'symptom', 'name'];

/** These mutations with a changed text; those without texts are omitted. */
export const reworded = (mutations: readonly RecordedMutation[]): readonly RecordedMutation[] =>
  mutations.flatMap((recorded) => {
    const input = recorded.input as Readonly<Record<string, unknown>>;
    const field = texts.find((name) => typeof input[name] === 'string');
    return field ? [{ ...recorded, input: { ...recorded.input, [field]: 'Something else' } }] : [];
  });
