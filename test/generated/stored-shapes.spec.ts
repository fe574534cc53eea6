import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { expectGenerated } from './expect-generated.js';
import { brokenShapes, type LockedShapes, type PresentShapes, withNewShapes } from './locked-shapes.js';
import { storedShapes } from './stored-shapes.js';

const lockFile = 'stored-shapes.json';
const locked = (existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : {}) as LockedShapes;
const present = storedShapes();

describe(lockFile, () => {
  it('holds what was ever stored: every version is still read, in its own shape', () => {
    expect(brokenShapes(locked, present)).toEqual([]);
  });

  it('knows every version, each with a sample', async () => {
    expect(Object.keys(present).filter((name) => !present[name].sample)).toEqual([]);
    const whole = withNewShapes(locked, present);
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(present)));
    await expectGenerated(lockFile, `${JSON.stringify(whole, null, 2)}\n`);
  });
});

describe('the lock', () => {
  const name = 'AgentReleased.v1';
  const changed = (fields: Readonly<Record<string, string>>, isEarlier = false): PresentShapes => ({
    ...present,
    [name]: { ...present[name], fields, isEarlier },
  });
  const { fields } = present[name];
  const broken = (code: PresentShapes) =>
    brokenShapes({ [name]: { fields, sample: present[name].sample ?? '' } }, code);

  it('lets a new event in, and a new version of a known one', () => {
    const next = 'AgentReleased.v2';
    const code = { ...changed({ agentId: 'plain', reason: 'text' }, true), [next]: { ...present[name], fields } };
    expect(broken(code)).toEqual([]);
    expect(Object.keys(withNewShapes({}, code))).toContain(next);
  });

  it.each([
    ['a field was added', { ...fields, 'until?': 'plain: string' }, 'until? was "none" and is "plain: string"'],
    ['a field was removed', { agentId: fields['agentId'] }, 'reason? was "text: string" and is "none"'],
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
  ])('notices that %s without a new version', (_what, doctored, sentence) => {
    expect(broken(changed(doctored))).toEqual([expect.stringContaining(`${name}: ${sentence}. What was stored keeps`)]);
  });

  it('notices that a field became required', () => {
    expect(broken(changed({ agentId: fields['agentId'], reason: 'text: string' }))).toHaveLength(2);
  });

  it('notices that the class of a field of an earlier version was changed', () => {
    expect(broken(changed({ agentId: 'plain', reason: 'plain' }, true))).toEqual([
      expect.stringContaining(`${name}: reason was "text" and is "plain"`),
    ]);
  });

  it('notices that a version is gone, and that a sample was edited', () => {
    const { [name]: gone, ...rest } = present;
    expect(broken(rest)).toEqual([expect.stringContaining(`${name} was stored, and must go on to be read`)]);
    const edited = { ...present, [name]: { ...gone, sample: 'another' } };
    expect(broken(edited)).toEqual([`${name}: its sample was edited or lost. Restore it.`]);
  });

  it('never changes what it holds', () => {
    const before: LockedShapes = { [name]: { fields: { agentId: 'plain: number' }, sample: 'x' } };
    expect(withNewShapes(before, present)[name]).toEqual(before[name]);
  });
});
