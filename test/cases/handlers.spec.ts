import { beforeEach, describe, expect, it } from '@jest/globals';
import { streamFor } from '#command-processing';
import { collect, MemoryEventStore } from '#event-store';
import { type Actor, type CommandContext } from '#kernel';
import { specTime } from '#kernel/testing';
import { MemorySubjectKeys } from '#encryption';
import { NoSnapshots } from '#snapshots';
import { commandsOn } from '#product/testing';
import { caseExamples } from '../../libs/contexts/cases/src/case/case.examples.js';
import { CaseCommands, CaseReader } from '../../libs/contexts/cases/src/case/case.model.js';
import { defaultCasePolicy } from '../../libs/contexts/cases/src/case/case.policy.js';
import { CASE_CATEGORY, caseIdOf } from '../../libs/contexts/cases/src/case/case.streams.js';
import { CloseCase, closeCase } from '../../libs/contexts/cases/src/use-cases/close-case/close-case.js';
import { DiagnoseCase, diagnoseCase } from '../../libs/contexts/cases/src/use-cases/diagnose-case/diagnose-case.js';
import { LinkCase } from '../../libs/contexts/cases/src/use-cases/link-case/link-case.js';
import { isCaseNumber } from '../../libs/contexts/cases/src/case/numbers/case-number.js';
import { OpenCase } from '../../libs/contexts/cases/src/use-cases/open-case/open-case.js';
import { ReopenCase } from '../../libs/contexts/cases/src/use-cases/reopen-case/reopen-case.js';
import { ScheduleRepair } from '../../libs/contexts/cases/src/use-cases/schedule-repair/schedule-repair.js';
import { agent, engineer } from '#cases/testing';

const { number: _number, ...opening } = caseExamples.CaseOpened.data;
const { nth: _nth, supersedes: _supersedes, ...findings } = caseExamples.CaseDiagnosed.data;

const contextOf = (commandId: string, actor: Actor = agent): CommandContext => ({
  commandId,
  actor,
  now: specTime,
  correlationId: 'correlation',
});

const openingOf = (commandId: string, data: OpenCase['data'] = opening): OpenCase =>
  new OpenCase(streamFor(CASE_CATEGORY, commandId), data, contextOf(commandId));

describe('what handlers pass to a decision', () => {
  let store: MemoryEventStore;
  let cases: CaseCommands;
  let reader: CaseReader;
  let send: Awaited<ReturnType<typeof commandsOn>>;
  const first = openingOf('first');

  beforeEach(async () => {
    const keys = new MemorySubjectKeys();
    store = new MemoryEventStore();
    cases = new CaseCommands(store, keys, new NoSnapshots());
    reader = new CaseReader(store, keys, new NoSnapshots());
    send = await commandsOn({ store, keys });
    await send(first);
  });

  const view = () => reader.view(caseIdOf(first.stream));

  it('a number for an opening; a repeat keeps the first', async () => {
    const opened = await view();
    expect(isCaseNumber(opened?.number ?? '')).toBe(true);
    expect(await send(openingOf('first'))).toEqual({ revision: 0, position: opened?.position });
    expect(await view()).toEqual(opened);
  });

  it('another number for every opening', async () => {
    const second = openingOf('second');
    await send(second);
    expect((await reader.view(caseIdOf(second.stream)))?.number).not.toBe((await view())?.number);
  });

  it('an RMA id derived from the command, the same for a repeat', async () => {
    await cases.execute(new DiagnoseCase(first.stream, findings, contextOf('diagnose', engineer)), diagnoseCase);
    const repair = new ScheduleRepair(first.stream, { mode: 'courier', faultCode: 'DSP-07' }, contextOf('repair'));
    const result = await send(repair);
    const scheduled = await view();
    expect(await send(repair)).toEqual(result);
    expect(scheduled?.repairs).toMatchObject([{ mode: 'courier', rmaId: expect.stringMatching(/^[\da-f-]{36}$/) }]);
    expect(await view()).toEqual(scheduled);
  });

  it('the policy for a reopening, whose version is in the envelope', async () => {
    const withdrawal = new CloseCase(first.stream, { code: 'withdrawn', ground: 'withdrawn' }, contextOf('close'));
    await cases.execute(withdrawal, closeCase(defaultCasePolicy));
    await send(new ReopenCase(first.stream, {}, contextOf('reopen')));
    const stored = await collect(store.readStream(first.stream));
    expect(stored.map(({ type, policyVersion }) => [type, policyVersion])).toEqual([
      ['CaseOpened', undefined],
      ['CaseClosed', undefined],
      ['CaseReopened', defaultCasePolicy.version],
    ]);
  });

  it("the target of a link, read from the target's stream", async () => {
    const linkTo = (caseId: string, commandId: string) =>
      send(new LinkCase(first.stream, { relation: 'related', caseId }, contextOf(commandId)));
    const [same, other] = [openingOf('same'), openingOf('other', { ...opening, customerId: 'c-someone-else' })];
    await Promise.all([send(same), send(other)]);
    await linkTo(caseIdOf(same.stream), 'link-1');
    await expect(linkTo(caseIdOf(other.stream), 'link-2')).rejects.toMatchObject({ code: 'LINK_ACROSS_CUSTOMERS' });
    await expect(linkTo('nowhere', 'link-3')).rejects.toMatchObject({ code: 'LINK_TARGET_UNKNOWN' });
    expect((await view())?.links).toMatchObject([{ relation: 'related', caseId: caseIdOf(same.stream) }]);
    const [, linked] = await collect(store.readStream(first.stream));
    expect(linked.reads).toEqual([{ stream: same.stream, revision: 0 }]); // the revision that the decision depends on
  });

  it('the rule that customers act on their own cases only', async () => {
    const stranger: Actor = { id: 'u-stranger', role: 'customer', customerId: 'c-someone-else' };
    const withdrawal = new CloseCase(
      first.stream,
      { code: 'withdrawn', ground: 'withdrawn' },
      contextOf('close', stranger),
    );
    await expect(cases.execute(withdrawal, closeCase(defaultCasePolicy))).rejects.toMatchObject({
      code: 'NOT_YOUR_CASE',
    });
  });

  it('the key of the customer, or of the case if it has no customer', async () => {
    const guest = openingOf('guest', { ...opening, customerId: undefined });
    await send(guest);
    const stored = [
      ...(await collect(store.readStream(first.stream))),
      ...(await collect(store.readStream(guest.stream))),
    ];
    expect(stored.map(({ subject }) => subject)).toEqual(['customer-c-lin-mei', guest.stream]);
  });
});
