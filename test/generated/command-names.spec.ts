import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { commandNames, writtenNames } from './command-names.js';
import { expectGenerated } from './expect-generated.js';
import { type LockedNames, missingNames, withNewNames } from './locked-names.js';

const lockFile = 'command-names.json';
const locked = (existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : []) as LockedNames;
const present = commandNames();

describe(lockFile, () => {
  it('contains every name that a command ever had, and each is still in use', () => {
    expect(missingNames(locked, present)).toEqual([]);
  });

  it('contains every command', async () => {
    await expectGenerated(lockFile, `${JSON.stringify(withNewNames(locked, present), null, 2)}\n`);
  });

  it('covers all commands, also those without a handler', () => {
    expect(writtenNames()).toEqual(present);
  });
});

describe('the lock', () => {
  const before = withNewNames([], ['SendParcel', 'LoseParcel']);

  it('accepts new names, in order and without duplicates', () => {
    expect(before).toEqual(['LoseParcel', 'SendParcel']);
    expect(withNewNames(before, ['SendParcel', 'BurnParcel', 'LoseParcel'])).toEqual([
      'BurnParcel',
      'LoseParcel',
      'SendParcel',
    ]);
    expect(missingNames(before, ['BurnParcel', 'LoseParcel', 'SendParcel'])).toEqual([]);
  });

  it('reports a name that was removed or changed, with what to do', () => {
    const sentence = expect.stringMatching(
      /^No command is named SendParcel any more\. Fingerprints .* give it to its command again/,
    );
    expect(missingNames(before, ['LoseParcel'])).toEqual([sentence]);
    expect(missingNames(before, ['LoseParcel', 'PostParcel'])).toEqual([sentence]);
    expect(missingNames(before, ['LoseParcel', 'sendParcel'])).toEqual([sentence]);
  });

  it('never loses a name', () => {
    expect(withNewNames(before, ['PostParcel'])).toEqual(['LoseParcel', 'PostParcel', 'SendParcel']);
  });
});
