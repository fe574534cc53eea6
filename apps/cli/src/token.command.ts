import { Command, InvalidArgumentError, Option } from 'commander';
import { type Actor, OperatorError, type Role, roles, type Tier } from '#kernel';
import { mintToken, readSettings, tokenKey } from '#platform';

interface TokenOptions {
  readonly role: Role;
  readonly sub?: string;
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

/** `casefold token --role engineer`: prints a token for the service of the data folder. */
export const tokenCommand = (): Command =>
  new Command('token')
    .description('Print a token for the API, signed with the secret of the data folder.')
    .addOption(new Option('--role <role>', 'role of the bearer').choices(bearers).makeOptionMandatory())
    .option('--sub <id>', 'id of the bearer (default: the name of the role)')
    .option('--tier <tier>', 'tier of an agent or engineer: 1, 2 or 3', parseTier)
    .option('--region <region>', 'region of the bearer')
    .option('--site <site>', 'repair site of a technician')
    .option('--queue <queue...>', 'queues that the bearer works in')
    .option('--customer <id>', 'customer record of a customer')
    .option(
      '--scope <name...>',
      'operations that an integration may call and event types that it may see, or read:text',
    )
    .option('--hours <hours>', 'lifetime of the token in hours', parseHours, defaultHours)
    .action(async (options: TokenOptions) => {
      const token = await mintToken(bearerOf(options), tokenKey(readSettings(process.env)), options.hours * 3600);
      process.stdout.write(`${token}\n`);
    });

const bearerOf = ({ sub, role, tier, region, site, queue, customer, scope }: TokenOptions): Actor => {
  if (role === 'customer' && !customer)
    throw new OperatorError('The role customer needs --customer, the id of the customer record.');
  if (role === 'integration' && !scope)
    throw new OperatorError(
      'The role integration needs --scope: the operations that it may call and the event types that it may see.',
    );
  return { id: sub ?? role, role, tier, region, site, queues: queue, customerId: customer, scope };
};

const parseTier = (text: string): Tier => {
  const tier = ([1, 2, 3] as const).find((known) => String(known) === text);
  if (tier === undefined) throw new InvalidArgumentError('The tier must be 1, 2 or 3.');
  return tier;
};

const parseHours = (text: string): number => {
  const hours = Number(text);
  if (!(hours > 0)) throw new InvalidArgumentError('The lifetime must be a number of hours above 0.');
  return hours;
};
