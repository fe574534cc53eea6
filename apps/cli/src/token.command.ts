import { Command, InvalidArgumentError, Option } from 'commander';
import { type Actor, OperatorError, type Role, roles, type Tier } from '#kernel';
import { mintToken, readSettings, tokenKey } from '#platform';

interface TokenOptions {
  readonly role: Role;
  readonly sub: string;
  readonly tier?: Tier;
  readonly region?: string;
  readonly site?: string;
  readonly queue?: string[];
  readonly customer?: string;
  readonly scope?: string[];
  readonly hours: number;
}

const bearers = roles.filter((role) => role !== 'system');
const defaultHours = 12;

/** `casefold token --role engineer`: prints a token that the service of this data folder accepts. */
export const tokenCommand = (): Command =>
  new Command('token')
    .description('Mint a token for the API, signed with the secret of the data folder.')
    .addOption(new Option('--role <role>', 'what the bearer may do').choices(bearers).makeOptionMandatory())
    .option('--sub <id>', 'who the bearer is', 'operator')
    .option('--tier <tier>', 'tier of an agent or engineer: 1, 2 or 3', parseTier)
    .option('--region <region>', 'region of the bearer')
    .option('--site <site>', 'repair site of a technician')
    .option('--queue <queue...>', 'queues that the bearer works in')
    .option('--customer <id>', 'whose cases a customer sees')
    .option('--scope <name...>', 'what an integration may call and be told of, or read:text')
    .option('--hours <hours>', 'for how long it is good', parseHours, defaultHours)
    .action(async (options: TokenOptions) => {
      const token = await mintToken(bearerOf(options), tokenKey(readSettings(process.env)), options.hours * 3600);
      process.stdout.write(`${token}\n`);
    });

const bearerOf = ({ sub, role, tier, region, site, queue, customer, scope }: TokenOptions): Actor => {
  if (role === 'customer' && !customer)
    throw new OperatorError('A customer needs --customer, whose cases are the own ones.');
  if (role === 'integration' && !scope)
    throw new OperatorError(
      'An integration needs --scope: the operations it may call, the types of events it is told of.',
    );
  return { id: sub, role, tier, region, site, queues: queue, customerId: customer, scope };
};

const parseTier = (text: string): Tier => {
  const tier = ([1, 2, 3] as const).find((known) => String(known) === text);
  if (tier === undefined) throw new InvalidArgumentError('It is 1, 2 or 3.');
  return tier;
};

const parseHours = (text: string): number => {
  const hours = Number(text);
  if (!(hours > 0)) throw new InvalidArgumentError('It is a number of hours above zero.');
  return hours;
};
