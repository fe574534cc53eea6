import { CASE_CATEGORY, rmaIdOf } from '#cases';
import { streamFor } from '#command-processing';
import { type Actor, addDays, type Command, type Instant, instantOf, millisecondsOf, type CommandClass } from '#kernel';
import { demoArticleId } from './demo-articles.js';
import { type DemoSet, demoId } from './demo-set.js';
import { type Device, someDevice } from './devices.js';
import { Dice } from './dice.js';
import { type DemoCustomer, customerOf, someoneOf } from './people.js';
import { nextServiceTime, serviceTimeBefore } from './service-hours.js';
import { textsIn } from './texts/by-language.js';
import type { ArticleTopic, Texts } from './texts/texts.js';

/** The time until something happens: a random number of minutes within these bounds. */
export interface Pause {
  readonly least: number;
  readonly most: number;
}

export const minutes = (least: number, most: number): Pause => ({ least, most });
export const hours = (least: number, most: number): Pause => minutes(least * 60, most * 60);
export const days = (least: number, most: number): Pause => hours(least * 24, most * 24);

/** The steps of one case from opening to end, whether or not all of them have happened by the end of the set. */
export type Story = (scenario: Scenario) => void;

/** Maximum age of a case in days, and the share of customers who come again. */
const daysBack = 75;
const returning = 0.25;

/** After the desk opens, a waiting case is taken up within this time. */
const firstMinutes = 45;

/** Records one case of a set: who takes part, and the commands they send. */
export class Scenario {
  readonly dice: Dice;
  readonly customer: DemoCustomer;
  readonly device: Device;
  readonly texts: Texts;
  /** The employee who handles the case in each tier. */
  readonly agent: Actor;
  readonly senior: Actor;
  readonly expert: Actor;
  private readonly commands: Command[] = [];
  private readonly stream: string;
  private now: Instant;

  constructor(
    private readonly set: DemoSet,
    private readonly nth: number,
  ) {
    this.dice = new Dice(demoId(set, 'case', nth));
    this.customer = customerOf(set, this.dice.chance(returning) ? this.dice.integer(0, nth) : nth);
    this.device = someDevice(this.dice);
    this.texts = textsIn(this.customer.language);
    const { region } = this.customer;
    this.agent = someoneOf(1, region, this.dice);
    this.senior = someoneOf(2, region, this.dice);
    this.expert = someoneOf(3, region, this.dice);
    this.stream = streamFor(CASE_CATEGORY, this.commandId(0));
    // Squared, which makes most cases young, with work in progress.
    const age = Math.floor(daysBack * this.dice.fraction() ** 2);
    this.now = serviceTimeBefore(region, set.until, age, this.dice.fraction());
  }

  /** The customer, or the agent on behalf of a guest. */
  get caller(): Actor {
    const { id } = this.customer;
    return id === undefined ? this.agent : { id, role: 'customer', customerId: id };
  }

  /** The commands sent by the end of the set, in order. */
  get script(): readonly Command[] {
    return this.commands.filter(({ context }) => context.now < this.set.until);
  }

  /** Records the opening of the case. */
  opens<C extends Command>(actor: Actor, intention: CommandClass<C>, data: C['data']): void {
    this.issue(actor, intention, data);
  }

  /** Records a command after the pause, or when the desk opens next. Returns the id of the command. */
  after<C extends Command>(pause: Pause, actor: Actor, intention: CommandClass<C>, data: C['data']): string {
    const waited = this.later(this.dice.integer(pause.least * 60, pause.most * 60));
    this.now = nextServiceTime(this.customer.region, waited);
    if (this.now !== waited) this.now = this.later(this.dice.integer(0, firstMinutes * 60));
    return this.issue(actor, intention, data);
  }

  /** A service time this many days after the present of the scenario. */
  inDays(count: number): Instant {
    return nextServiceTime(this.customer.region, addDays(this.now, count));
  }

  /** The RMA id that a `ScheduleRepair` of this case created. */
  rmaOf(commandId: string): string {
    return rmaIdOf(this.stream, commandId);
  }

  /** The id of the article on a topic. */
  articleOn(topic: ArticleTopic): string {
    return demoArticleId(this.set, topic);
  }

  private later(seconds: number): Instant {
    return instantOf(millisecondsOf(this.now) + seconds * 1000);
  }

  private issue<C extends Command>(actor: Actor, Intention: CommandClass<C>, data: C['data']): string {
    const commandId = this.commandId(this.commands.length);
    const context = {
      commandId,
      actor,
      now: this.now,
      correlationId: demoId(this.set, 'case', this.nth),
      origin: 'demo',
    } as const;
    this.commands.push(new Intention(this.stream, data, context));
    return commandId;
  }

  private commandId(step: number): string {
    return demoId(this.set, 'command', this.nth, step);
  }
}
