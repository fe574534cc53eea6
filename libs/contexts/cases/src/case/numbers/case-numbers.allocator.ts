import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandProcessor } from '#command-processing';
import { collect, EventStore } from '#event-store';
import { Clock } from '#platform';
import { SubjectKeys } from '#encryption';
import { Snapshots } from '#snapshots';
import { caseNumberOf } from './case-number.js';
import {
  AllotCaseNumbers,
  allotCaseNumbers,
  type NumberBlock,
  type NumberBlocks,
  type NumberBlocksEvent,
  numberBlocksFold,
  numberBlocksVersion,
  numbersStream,
} from './number-blocks.js';
import { numberBlocksCodec } from './number-blocks.codec.js';

const usualBlockSize = 1000;

/** Hands out case numbers from a block of its own, and allots another block when that is used up. */
@Injectable()
export class CaseNumbers {
  private readonly codec: ReturnType<typeof numberBlocksCodec>;
  private readonly processor: CommandProcessor<NumberBlocks, NumberBlocksEvent>;
  private block: NumberBlock = { first: 0, size: 0 };
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    keys: SubjectKeys,
    private readonly clock: Clock,
    snapshots: Snapshots,
  ) {
    this.codec = numberBlocksCodec(keys);
    const model = { fold: numberBlocksFold, codec: this.codec, subjectOf: () => numbersStream };
    const as = { name: 'case-numbers', version: numberBlocksVersion };
    this.processor = new CommandProcessor(store, keys, model, { snapshots, as });
  }

  async next(): Promise<string> {
    const [number] = await this.take(1);
    return number;
  }

  /** Takes `count` numbers that were never handed out before, in order but possibly with gaps. */
  take(count: number): Promise<string[]> {
    const taken = this.turn.then(() => this.takeNow(count));
    this.turn = taken.catch(() => undefined);
    return taken;
  }

  private async takeNow(count: number): Promise<string[]> {
    if (this.block.size < count) this.block = await this.allot(Math.max(count, usualBlockSize));
    const { first, size } = this.block;
    this.block = { first: first + count, size: size - count };
    return Array.from({ length: count }, (_, index) => caseNumberOf(first + index));
  }

  private async allot(size: number): Promise<NumberBlock> {
    const commandId = randomUUID();
    const context = {
      commandId,
      actor: { id: 'case-numbers', role: 'system' },
      now: this.clock.now(),
      correlationId: commandId,
    } as const;
    const command = new AllotCaseNumbers(numbersStream, { size }, context);
    const { revision } = await this.processor.execute(command, allotCaseNumbers);
    const [allotted] = await this.codec.decode(
      await collect(this.store.readStream(numbersStream, { from: revision, to: revision })),
    );
    return allotted.data;
  }
}
