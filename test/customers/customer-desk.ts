import { randomUUID } from 'node:crypto';
import { CASE_CATEGORY, caseIdOf, OpenCase } from '#cases';
import { customerStream, MergeCustomer, RegisterCustomer } from '#customers';
import { type CommandResult, streamFor } from '#command-processing';
import { type Command, type CommandContext, instantOf } from '#kernel';

/** Sends an agent's commands to customer records. */
export class CustomerDesk {
  constructor(readonly send: (command: Command) => Promise<CommandResult>) {}

  async register(...ids: string[]): Promise<void> {
    const said = { name: 'Someone', region: 'GB', language: 'en' };
    for (const id of ids) await this.send(new RegisterCustomer(customerStream(id), said, contextOf()));
  }

  /** Opens a case of this customer; returns its id. */
  async openedBy(customerId: string): Promise<string> {
    const id = randomUUID();
    const stream = streamFor(CASE_CATEGORY, id);
    const said = { channel: 'chat', category: 'power', symptom: 'Silent', language: 'en', region: 'GB' };
    await this.send(new OpenCase(stream, { ...said, customerId }, contextOf(id)));
    return caseIdOf(stream);
  }
}

/** The command that merges record `id` into record `into`. */
export const merge = (id: string, into: string): MergeCustomer =>
  new MergeCustomer(customerStream(id), { into }, contextOf());

const contextOf = (commandId: string = randomUUID()): CommandContext => ({
  commandId,
  actor: { id: 'a-1', role: 'agent', tier: 1 },
  now: instantOf(Date.now()),
  correlationId: commandId,
});
