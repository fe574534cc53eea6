import { beforeEach, describe, expect, it } from '@jest/globals';
import { streamFor } from '#decider';
import { collect, MemoryEventStore } from '#event-store';
import { type Actor, type CommandContext, specTime } from '#kernel';
import { SystemClock } from '#platform';
import { MemorySubjectKeys } from '#privacy';
import { NoSnapshots } from '#snapshots';
import { CaseCommands } from './case.commands.js';
import { caseExamples } from './case.examples.js';
import { defaultCasePolicy } from './case.policy.js';
import { CASE_CATEGORY, caseIdOf } from './case.streams.js';
import { CloseCase, closeCase } from './close-case/close-case.js';
import { DiagnoseCase, diagnoseCase } from './diagnose-case/diagnose-case.js';
import { LinkCase } from './link-case/link-case.js';
import { LinkCaseHandler } from './link-case/link-case.handler.js';
import { isCaseNumber } from './numbers/case-number.js';
import { CaseNumbers } from './numbers/case-numbers.allocator.js';
import { OpenCase } from './open-case/open-case.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { ReopenCase } from './reopen-case/reopen-case.js';
import { ReopenCaseHandler } from './reopen-case/reopen-case.handler.js';
import { ScheduleRepair } from './schedule-repair/schedule-repair.js';
import { ScheduleRepairHandler } from './schedule-repair/schedule-repair.handler.js';
import { agent, engineer } from './testing/given.js';
import { CaseReader } from './view/case.reader.js';

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

describe('what handlers give to a decision', () => {
  let store: MemoryEventStore;
  let cases: CaseCommands;
  let reader: CaseReader;
  let open: OpenCaseHandler;
  const first = openingOf('first');

  beforeEach(async () => {
    const keys = new MemorySubjectKeys();
    store = new MemoryEventStore();
    cases = new CaseCommands(store, keys, new NoSnapshots());
    reader = new CaseReader(store, keys, new NoSnapshots());
    open = new OpenCaseHandler(cases, new CaseNumbers(store, keys, new SystemClock(), new NoSnapshots()));
    await open.execute(first);
  });

  const view = () => reader.view(caseIdOf(first.stream));

  it('a number for an opening; a repeat keeps the first', async () => {
    const opened = await view();
    expect(isCaseNumber(opened?.number ?? '')).toBe(true);
    expect(await open.execute(openingOf('first'))).toEqual({ revision: 0, position: opened?.position });
    expect(await view()).toEqual(opened);
  });

  it('another number for every opening', async () => {
    const second = openingOf('second');
    await open.execute(second);
    expect((await reader.view(caseIdOf(second.stream)))?.number).not.toBe((await view())?.number);
  });

  it("an RMA id that is the command's own; a repeat keeps it", async () => {
    await cases.execute(new DiagnoseCase(first.stream, findings, contextOf('diagnose', engineer)), diagnoseCase);
    const schedule = new ScheduleRepairHandler(cases);
    const repair = new ScheduleRepair(first.stream, { mode: 'courier', faultCode: 'DSP-07' }, contextOf('repair'));
    const result = await schedule.execute(repair);
    const scheduled = await view();
    expect(await schedule.execute(repair)).toEqual(result);
    expect(scheduled?.repairs).toMatchObject([{ mode: 'courier', rmaId: expect.stringMatching(/^[\da-f-]{36}$/) }]);
    expect(await view()).toEqual(scheduled);
  });

  it('the policy for a reopening, and its version to the envelope', async () => {
    const withdrawal = new CloseCase(first.stream, { code: 'withdrawn', ground: 'withdrawn' }, contextOf('close'));
    await cases.execute(withdrawal, closeCase(defaultCasePolicy));
    await new ReopenCaseHandler(cases).execute(new ReopenCase(first.stream, {}, contextOf('reopen')));
    const stored = await collect(store.readStream(first.stream));
    expect(stored.map(({ type, policyVersion }) => [type, policyVersion])).toEqual([
      ['CaseOpened', undefined],
      ['CaseClosed', undefined],
      ['CaseReopened', defaultCasePolicy.version],
    ]);
  });

  it('the target for a link, as its own stream tells', async () => {
    const link = new LinkCaseHandler(cases, reader);
    const linkTo = (caseId: string, commandId: string) =>
      link.execute(new LinkCase(first.stream, { relation: 'related', caseId }, contextOf(commandId)));
    const [same, other] = [openingOf('same'), openingOf('other', { ...opening, customerId: 'c-someone-else' })];
    await Promise.all([open.execute(same), open.execute(other)]);
    await linkTo(caseIdOf(same.stream), 'link-1');
    await expect(linkTo(caseIdOf(other.stream), 'link-2')).rejects.toMatchObject({ code: 'LINK_ACROSS_CUSTOMERS' });
    await expect(linkTo('nowhere', 'link-3')).rejects.toMatchObject({ code: 'LINK_TARGET_UNKNOWN' });
    expect((await view())?.links).toMatchObject([{ relation: 'related', caseId: caseIdOf(same.stream) }]);
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

  it('the key of the customer, or of the case where there is none', async () => {
    const guest = openingOf('guest', { ...opening, customerId: undefined });
    await open.execute(guest);
    const stored = [
      ...(await collect(store.readStream(first.stream))),
      ...(await collect(store.readStream(guest.stream))),
    ];
    expect(stored.map(({ subject }) => subject)).toEqual(['customer-c-lin-mei', guest.stream]);
  });
});
