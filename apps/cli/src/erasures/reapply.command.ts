import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { Command } from 'commander';
import { Pool } from 'pg';
import { erasedSince } from '#backup';
import { CUSTOMER_CATEGORY, RequestErasure } from '#customers';
import { categoryOf } from '#event-store';
import { Refusal } from '#kernel';
import { Clock } from '#platform';
import { product } from '#product';
import { withDatabase } from '../with-database.js';

/** `casefold erasures reapply --keys DIR`: repeats erasures that a restore with older keys has undone. */
export const reapplyCommand = (): Command =>
  new Command('reapply')
    .description('After a restore with older keys, request again the erasures that a later backup of keys contains.')
    .requiredOption('--keys <folder>', 'folder of the latest backup of keys')
    .action(async ({ keys }: { readonly keys: string }) => {
      const { asked, refused } = await withDatabase(
        'casefold erasures reapply',
        product.commandsModules,
        async (app) => {
          const subjects = await erasedSince(app.get(Pool), keys);
          const customers = subjects.filter((subject) => categoryOf(subject) === CUSTOMER_CATEGORY);
          return askFor(customers, app.get(CommandBus), app.get(Clock));
        },
      );
      process.stdout.write(
        `Requested ${asked} erasures. The worker carries them out; "casefold erasures list" shows their progress.\n`,
      );
      for (const { stream, code } of refused) process.stdout.write(`${stream} was refused: ${code}\n`);
      if (refused.some(({ code }) => code !== 'CUSTOMER_MERGED')) process.exitCode = 1;
    });

/** Requests for merged records are refused: they are erased together with the record that they were merged into. */
const askFor = async (streams: readonly string[], bus: CommandBus, clock: Clock) => {
  const refused: { stream: string; code: string }[] = [];
  for (const stream of streams) {
    const commandId = randomUUID();
    const actor = { id: 'casefold erasures reapply', role: 'system' } as const;
    const context = { commandId, actor, now: clock.now(), correlationId: commandId };
    try {
      await bus.execute(new RequestErasure(stream, {}, context));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ stream, code: error.code });
    }
  }
  return { asked: streams.length - refused.length, refused };
};
