import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { agent, engineer } from './support/actors.js';
import { follow, LiveClients } from './support/live-clients.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;
const clients = new LiveClients();

beforeAll(async () => {
  api = await TestApi.start();
});

afterEach(() => clients.dispose());

afterAll(() => api.stop());

const queueChanged = `subscription ($queue: String, $tier: Int, $after: Position) {
  queueChanged(queue: $queue, tier: $tier, after: $after) {
    caseId cause fromQueue toQueue fromTier toTier wasEscalatedToTier escalatedToTier position
  }
}`;

type End = string | number | null;

type Change = Readonly<
  Record<'caseId' | 'cause' | 'position', string> &
    Record<'fromQueue' | 'toQueue' | 'fromTier' | 'toTier' | 'wasEscalatedToTier' | 'escalatedToTier', End>
>;

const followed = (as: Actor, part: { queue?: string | null; tier?: number | null; after?: string }) =>
  follow<Change>(clients.connect(api, as), queueChanged, part);

const opened = async () => (await accepted(api, 'openCase', opening, agent)).case.id;

/** One command on a case; answers its position. */
const act = async (caseId: string, command: string, input: object = {}, as = agent): Promise<string> =>
  (await accepted(api, command, { caseId, ...input }, as)).position;

const escalation = { toTier: 2, reason: 'Beyond the first tier', severity: 'HIGH', urgentReason: 'Smoke' };
const withdrawal = { code: 'withdrawn', ground: 'WITHDRAWN' };

/** What a desk shows: how many cases are open in each tier of each queue, and which escalations are pending. */
class Board {
  readonly openCases = new Map<string, number>();
  readonly pending = new Map<string, End>();

  static async asked(atLeast: string): Promise<Board> {
    const query = `query ($atLeast: Position) {
      queues(atLeast: $atLeast) { queue tier openCases } escalations(atLeast: $atLeast) { caseId toTier } }`;
    const answer = await api.data<Answered>(query, { atLeast }, { as: agent });
    const board = new Board();
    for (const { queue, tier, openCases } of answer.queues) board.add(queue, tier, openCases);
    for (const { caseId, toTier } of answer.escalations) board.pending.set(caseId, toTier);
    return board;
  }

  apply({ caseId, fromQueue, fromTier, toQueue, toTier, escalatedToTier }: Change): void {
    this.add(fromQueue, fromTier, -1);
    this.add(toQueue, toTier, 1);
    if (escalatedToTier === null) this.pending.delete(caseId);
    else this.pending.set(caseId, escalatedToTier);
  }

  private add(queue: End, tier: End, cases: number): void {
    if (tier === null) return;
    const row = JSON.stringify([queue, tier]);
    const openCases = (this.openCases.get(row) ?? 0) + cases;
    if (openCases === 0) this.openCases.delete(row);
    else this.openCases.set(row, openCases);
  }
}

interface Answered {
  readonly queues: readonly { readonly queue: End; readonly tier: End; readonly openCases: number }[];
  readonly escalations: readonly { readonly caseId: string; readonly toTier: End }[];
}

describe('a board that is kept by queueChanged alone', () => {
  it('is at each change what queues and escalations answer', async () => {
    const [flicker, battery, speaker] = [await opened(), await opened(), await opened()];
    await act(flicker, 'routeCase', { queue: 'hardware' });
    const after = await act(speaker, 'escalateCase', escalation);
    const board = await Board.asked(after);
    const changes = followed(agent, { after });

    const told: string[] = [];
    const expectChange = async (position: string) => {
      const change = await changes.next();
      told.push(change.cause);
      board.apply(change);
      expect(change.position).toBe(position);
      expect(board).toEqual(await Board.asked(position));
    };
    await expectChange(await act(battery, 'routeCase', { queue: 'hardware' }));
    await expectChange(await act(battery, 'escalateCase', escalation));
    await act(battery, 'addNote', { body: 'Hot to the touch', visibility: 'INTERNAL' }); // moves nothing
    await expectChange(await act(battery, 'acceptEscalation', {}, engineer));
    await expectChange(await act(speaker, 'declineEscalation', { reason: 'Not tried yet' }, engineer));
    await expectChange(await act(battery, 'routeCase', { queue: 'power' }, engineer));
    await expectChange(await act(battery, 'deEscalateCase', { toTier: 1, reason: 'Routine now' }, engineer));
    await expectChange(await act(flicker, 'closeCase', withdrawal));
    await expectChange(await act(flicker, 'reopenCase'));
    await expectChange((await accepted(api, 'openCase', opening, agent)).position);
    await expectChange(await act(flicker, 'escalateCase', escalation));

    expect(told).toEqual([
      ...['CaseRouted', 'CaseEscalated', 'EscalationAccepted', 'EscalationDeclined', 'CaseRouted', 'CaseDeEscalated'],
      ...['CaseClosed', 'CaseReopened', 'CaseOpened', 'CaseEscalated'],
    ]);
    expect(board.pending).toEqual(new Map([[flicker, 2]]));
  });
});

describe('a desk that follows its tier', () => {
  it('hears of an escalation into it, of its acceptance, and of the case leaving', async () => {
    const id = await opened();
    const after = await act(id, 'routeCase', { queue: 'hardware' });
    const [tier2, tier3] = [followed(engineer, { tier: 2, after }), followed(engineer, { tier: 3, after })];
    await act(id, 'escalateCase', escalation);
    await act(id, 'acceptEscalation', {}, engineer);
    await act(id, 'deEscalateCase', { toTier: 1, reason: 'Routine now' }, engineer);
    await act(id, 'routeCase', { queue: 'orders' }); // no longer concerns the desk
    await act(id, 'escalateCase', { ...escalation, toTier: 3 });
    await act(id, 'declineEscalation', { reason: 'Not tried yet' }, { id: 'lab-1', role: 'engineering', tier: 3 });
    await act(id, 'escalateCase', escalation);

    const stayed = { caseId: id, fromQueue: 'hardware', toQueue: 'hardware' };
    expect([await tier2.next(), await tier2.next(), await tier2.next(), await tier2.next()]).toMatchObject([
      { ...stayed, cause: 'CaseEscalated', fromTier: 1, toTier: 1, wasEscalatedToTier: null, escalatedToTier: 2 },
      { ...stayed, cause: 'EscalationAccepted', fromTier: 1, toTier: 2, wasEscalatedToTier: 2, escalatedToTier: null },
      { ...stayed, cause: 'CaseDeEscalated', fromTier: 2, toTier: 1, wasEscalatedToTier: null, escalatedToTier: null },
      { cause: 'CaseEscalated', escalatedToTier: 2 },
    ]);
    expect([await tier3.next(), await tier3.next()]).toMatchObject([
      { caseId: id, cause: 'CaseEscalated', wasEscalatedToTier: null, escalatedToTier: 3 },
      { caseId: id, cause: 'EscalationDeclined', wasEscalatedToTier: 3, escalatedToTier: null },
    ]);
  });

  it('may name its queue beside it, or neither of both by null', async () => {
    const id = await opened();
    const after = await act(id, 'escalateCase', escalation);
    await act(id, 'acceptEscalation', {}, engineer);
    const position = await act(id, 'routeCase', { queue: 'screens' });
    const narrow = followed(agent, { queue: 'screens', tier: 2, after });
    const wide = followed(agent, { queue: null, tier: null, after });
    expect(await narrow.next()).toMatchObject({ caseId: id, fromQueue: null, toQueue: 'screens', position });
    expect(await wide.next()).toMatchObject({ caseId: id, cause: 'EscalationAccepted', fromQueue: null, fromTier: 1 });
  });

  it('is told which tiers there are', async () => {
    await expect(followed(agent, { tier: 4 }).next()).rejects.toThrow('BAD_USER_INPUT');
    await expect(followed(agent, { queue: ' ' }).next()).rejects.toThrow('BAD_USER_INPUT');
  });
});
