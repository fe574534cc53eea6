import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CaseCommands } from './case.commands.js';
import { caseSlices } from './case.slices.js';
import { EraseCaseDataHandler } from './erase-case-data/erase-case-data.handler.js';
import { CaseNumbers } from './numbers/case-numbers.allocator.js';
import { CaseReader } from './view/case.reader.js';

/** The write side of cases: whoever imports it sends commands over Nest's `CommandBus`. Needs the platform. */
@Module({
  imports: [CqrsModule],
  providers: [...caseSlices.map(({ handler }) => handler), EraseCaseDataHandler, CaseCommands, CaseNumbers, CaseReader],
  exports: [CqrsModule, CaseReader],
})
export class CaseCommandsModule {}
