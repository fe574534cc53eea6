import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { expectGenerated } from './expect-generated.js';
import { brokenShapes, type LockedShapes, presentShapes, type PresentShapes, withNewShapes } from './locked-shapes.js';
import { storedShapes, writeMissingSamples } from './stored-shapes.js';

const lockFile = 'stored-shapes.json';

describe(lockFile, () => {
  const locked = (existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : {}) as LockedShapes;
  let present: PresentShapes;

  beforeAll(async () => {
    if (process.env['CASEFOLD_GENERATE']) await writeMissingSamples();
    present = storedShapes();
  });

  it('contains everything that was ever stored: every version can still be read in its own shape', () => {
    expect(brokenShapes(locked, present)).toEqual([]);
  });

  it('contains every version and field, each with a sample', async () => {
    const lacking = Object.entries(present).filter(
      ([, { samples, unsampled, isEarlier }]) => samples.length === 0 || (!isEarlier && unsampled.length > 0),
    );
    expect(lacking.map(([name]) => `${name} lacks a sample: run npm run generate`)).toEqual([]);
    const whole = withNewShapes(locked, present);
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(present)));
    await expectGenerated(lockFile, `${JSON.stringify(whole, null, 2)}\n`);
  });
});

describe('the lock', () => {
  const name = 'case/AgentReleased.v1';
  const fields = { agentId: 'plain: string', 'reason?': 'text: string' };
  const locked: LockedShapes = { [name]: { fields, samples: ['first'] } };
  const changed = (now: Readonly<Record<string, string>>, isEarlier = false): PresentShapes => ({
    [name]: { fields: now, samples: ['first'], unsampled: [], isEarlier },
  });
  const broken = (code: PresentShapes) => brokenShapes(locked, code);

  it('accepts a new event, and a new version of an existing one', () => {
    const next = 'case/AgentReleased.v2';
    const code = { ...changed({ agentId: 'plain', reason: 'text' }, true), [next]: changed(fields)[name] };
    expect(broken(code)).toEqual([]);
    expect(withNewShapes(locked, code)).toEqual({ ...locked, [next]: { fields, samples: ['first'] } });
  });

  it('accepts a new optional field, with a sample that has it', () => {
    const more = { ...fields, 'until?': 'plain: string' };
    const code = { [name]: { ...changed(more)[name], samples: ['first', 'second'] } };
    expect(broken(code)).toEqual([]);
    expect(withNewShapes(locked, code)).toEqual({ [name]: { fields: more, samples: ['first', 'second'] } });
  });

  it('lists fields without a sample', () => {
    const shape = { version: 1, fields: { agentId: 'plain', until: 'plain' } } as const;
    const declared = { agentId: 'string', 'until?': 'string' };
    const event = { category: 'case', type: 'AgentReleased' };
    const present = presentShapes(event, shape, declared, () => [{ data: { agentId: 'a-1' } }]);
    expect(present[name]).toMatchObject({ unsampled: ['until'], isEarlier: false });
  });

  it.each([
    ['a required field was added', { ...fields, until: 'plain: string' }, 'until was "none" and is "plain: string"'],
    ['a field was removed', { agentId: fields.agentId }, 'reason? was "text: string" and is "none"'],
    [
      'a field was retyped',
      { ...fields, agentId: 'plain: number' },
      'agentId was "plain: string" and is "plain: number"',
    ],
    [
      'a class was changed',
      { ...fields, 'reason?': 'plain: string' },
      'reason? was "text: string" and is "plain: string"',
    ],
    [
      'a field became optional',
      { 'agentId?': 'plain: string', 'reason?': 'text: string' },
      'agentId was "plain: string" and is "none"',
    ],
  ])('notices that %s without a new version', (_what, doctored, sentence) => {
    expect(broken(changed(doctored))).toContainEqual(
      expect.stringContaining(`${name}: ${sentence}. Stored events keep their shape, except for new optional fields`),
    );
    expect(withNewShapes(locked, changed(doctored))).toEqual(locked);
  });

  it('notices that a field became required', () => {
    expect(broken(changed({ agentId: fields.agentId, reason: 'text: string' }))).toHaveLength(2);
  });

  it('notices that the class of a field of an earlier version was changed, or a field was added to it', () => {
    expect(broken(changed({ agentId: 'plain', reason: 'plain' }, true))).toEqual([
      expect.stringContaining(`${name}: reason was "text" and is "plain"`),
    ]);
    expect(broken(changed({ agentId: 'plain', reason: 'text', until: 'plain' }, true))).toHaveLength(1);
  });

  it('notices that a version is gone, and that a sample was edited', () => {
    expect(broken({})).toEqual([expect.stringContaining(`${name} was stored, and must go on to be read`)]);
    const edited = { [name]: { ...changed(fields)[name], samples: ['another'] } };
    expect(broken(edited)).toEqual([`${name}: a sample was edited or lost. Restore it.`]);
  });
});
