import { randomUUID } from 'node:crypto';
import { CASE_CATEGORY, caseIdOf, OpenCase } from '#cases';
import { customerStream, MergeCustomer, RegisterCustomer } from '#customers';
import { type CommandResult, streamFor } from '#command-processing';
import { type Command, type CommandContext, instantOf } from '#kernel';

/** What an agent does to records of customers, command by command. */
export class CustomerDesk {
  constructor(readonly send: (command: Command) => Promise<CommandResult>) {}

  async register(...ids: string[]): Promise<void> {
    const said = { name: 'Someone', region: 'GB', language: 'en' };
    for (const id of ids) await this.send(new RegisterCustomer(customerStream(id), said, contextOf()));
  }

  /** A case of this customer; gives its id. */
  async openedBy(customerId: string): Promise<string> {
    const id = randomUUID();
    const stream = streamFor(CASE_CATEGORY, id);
    const said = { channel: 'chat', category: 'power', symptom: 'Silent', language: 'en', region: 'GB' };
    await this.send(new OpenCase(stream, { ...said, customerId }, contextOf(id)));
    return caseIdOf(stream);
  }
}

/** That one record goes on as another. */
export const merge = (id: string, into: string): MergeCustomer =>
  new MergeCustomer(customerStream(id), { into }, contextOf());

const contextOf = (commandId: string = randomUUID()): CommandContext => ({
  commandId,
  actor: { id: 'a-1', role: 'agent', tier: 1 },
  now: instantOf(Date.now()),
  correlationId: commandId,
});
