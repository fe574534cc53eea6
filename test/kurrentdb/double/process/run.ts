import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type KurrentDouble, startKurrentDouble } from '../index.js';
import type { Answer, Command } from './commands.js';

const carryOut = async (double: KurrentDouble, command: Command): Promise<void> => {
  switch (command.do) {
    case 'inject':
      return double.faults.inject(command.fault);
    case 'clear-faults':
      return double.faults.clear();
    case 'cut-connections':
      return double.cutConnections();
    case 'drop-subscriptions':
      return double.dropSubscriptions();
    case 'restart':
      return double.restart();
    case 'slow-reads':
      double.faults.readDelay = command.delayMs;
  }
};

const say = (answer: Answer): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    file: { type: 'string' },
    tls: { type: 'boolean', default: false },
    user: { type: 'string' },
    password: { type: 'string' },
  },
});
const { user: username, password } = values;
const double = await startKurrentDouble({
  port: Number(values.port),
  file: values.file,
  tls: values.tls,
  credentials: username !== undefined && password !== undefined ? { username, password } : undefined,
});
say({ listening: double.url });

// Whoever started it holds the other end of its standard input; without that one it has no reason to go on.
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as Command;
  await carryOut(double, command);
  say({ done: command.do });
}
await double.close();
