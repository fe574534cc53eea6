import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandMetrics } from './commands/command-metrics.js';
import { CommandSender } from './commands/command-sender.js';
import { UserErrorResolver } from './errors/user-error.js';
import { LiveStreams } from './live/live-streams.js';

/** Providers that the resolvers of all contexts inject. Needs the platform and a prom-client `Registry` from global modules. */
@Module({
  imports: [CqrsModule],
  providers: [CommandMetrics, CommandSender, LiveStreams, UserErrorResolver],
  exports: [CommandSender, LiveStreams],
})
export class ApiPartsModule {}
