import { describe, expect, it } from '@jest/globals';
import { Command, type CommandContext, commandNamed } from './command.js';

class SendParcel extends commandNamed('SendParcel')<{ readonly weight: number }> {}

/** Renamed in the code, while what is stored goes on under the old name. */
class PostParcel extends commandNamed('SendParcel') {}

const context: CommandContext = {
  commandId: 'c1',
  actor: { id: 'ada', role: 'agent' },
  now: '2026-03-02T09:00:00.000Z',
  correlationId: 'request-1',
};

describe('a command', () => {
  it('bears the name of its class, and what it was made of', () => {
    const sent = new SendParcel('parcel-1', { weight: 7 }, context);
    expect(sent).toBeInstanceOf(Command);
    expect(SendParcel.commandName).toBe('SendParcel');
    expect(sent).toMatchObject({ name: 'SendParcel', stream: 'parcel-1', data: { weight: 7 }, context });
  });

  it('is named as was written out, however its class is called', () => {
    expect(new PostParcel('parcel-1', {}, context).name).toBe('SendParcel');
  });

  it('keeps its name out of its own properties, of which copies are made', () => {
    expect(Object.keys(new SendParcel('parcel-1', { weight: 7 }, context))).toEqual(['stream', 'data', 'context']);
  });
});
