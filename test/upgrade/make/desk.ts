import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import type { Actor, Command } from '#kernel';
import { until } from '#processes/testing';
import { operator } from '../support/actors.js';
import type { RecordedCommand, RecordedMutation } from '../support/fixture.js';
import { Product } from '../support/product.js';
import { StoppedClock } from '../support/stopped-clock.js';
import { isQuiet } from '../support/quiet.js';

/** The selected part of a case payload. */
interface Selected {
  readonly case?: { readonly id?: string; readonly repairs?: readonly { readonly rmaId: string }[] };
}

const about = { channel: 'chat', category: 'power', language: 'en', region: 'GB' };

/** A desk at work, which records every command and mutation it sends. */
export class Desk {
  readonly commands: RecordedCommand[] = [];
  readonly mutations: RecordedMutation[] = [];
  /** Case ids by the name that describes their story. */
  readonly cases: Record<string, string> = {};
  /** Makes commands of processes fail, as if the database were away. */
  isDisturbed = false;
  private product?: Product;

  constructor(
    private readonly databaseUrl: string,
    private readonly dataDir: string,
    readonly clock: StoppedClock,
  ) {}

  async open(worker: boolean): Promise<Product> {
    this.product = await Product.start({ databaseUrl: this.databaseUrl, dataDir: this.dataDir, worker });
    this.listenTo(this.product.get(CommandBus));
    return this.product;
  }

  async close(): Promise<void> {
    await this.product?.stop();
    this.product = undefined;
  }

  async act(mutation: string, input: object, as: Actor, selected?: string): Promise<Selected> {
    const identified = { commandId: randomUUID(), ...input };
    const outcome = await this.opened.mutate<Selected>(mutation, identified, as, selected);
    const { revision, position, userErrors } = outcome;
    if (userErrors.length > 0 || revision === null || position === null) {
      throw new Error(`${mutation}: ${JSON.stringify(outcome)}`);
    }
    this.mutations.push({ mutation, input: identified, as, revision, position });
    return outcome;
  }

  /** @param name the name of the case in the specs. @returns its id. */
  async openCase(name: string, input: object, as: Actor): Promise<string> {
    const opening = { ...about, symptom: `It does not start: ${name}`, ...input };
    const { case: opened } = await this.act('openCase', opening, as, 'case { id }');
    if (!opened?.id) throw new Error(`${name} was not opened`);
    this.cases[name] = opened.id;
    return opened.id;
  }

  /** Resolves when processes and read models have nothing left to do. */
  quiet(): Promise<void> {
    return until('all is quiet', () => isQuiet(this.opened, this.clock.now()), 60_000);
  }

  async forward(days: number): Promise<void> {
    await this.quiet();
    this.clock.forward(days);
    await this.quiet();
  }

  rebuild(projection: string): Promise<unknown> {
    const document = `mutation ($input: ProjectionInput!) { rebuildProjection(input: $input) { userErrors { code } } }`;
    return this.opened.ask(document, { input: { projection } }, operator);
  }

  private get opened(): Product {
    if (!this.product) throw new Error('The desk is closed');
    return this.product;
  }

  private listenTo(bus: CommandBus): void {
    const execute = bus.execute.bind(bus) as (command: Command) => Promise<CommandResult>;
    const listening = async (command: Command): Promise<CommandResult> => {
      const { name, stream, data, context } = command;
      if (this.isDisturbed && context.actor.role === 'system') throw new Error('The connection was lost');
      const { revision, position } = await execute(command);
      this.commands.push({ name, stream, data, context, revision, position });
      return { revision, position };
    };
    bus.execute = listening as typeof bus.execute;
  }
}
