import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ContactIndexer } from './contacts/contact-indexer.js';
import { CustomerCommands } from './customer.commands.js';
import { customerHandlers } from './customer.slices.js';
import { MergeTurns } from './turns/merge-turns.js';
import { PostgresMergeTurns } from './turns/postgres-merge-turns.js';
import { CustomerReader } from './view/customer.reader.js';

/** The write side of customers: whoever imports it sends commands over Nest's `CommandBus`. Needs the platform. */
@Module({
  imports: [CqrsModule],
  providers: [
    ...customerHandlers,
    ContactIndexer,
    CustomerCommands,
    CustomerReader,
    { provide: MergeTurns, useClass: PostgresMergeTurns },
  ],
  exports: [CqrsModule, ContactIndexer, CustomerReader],
})
export class CustomerCommandsModule {}
