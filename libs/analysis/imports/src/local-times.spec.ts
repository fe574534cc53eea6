import { describe, expect, it } from '@jest/globals';
import { ImportError, UnreadableRow } from './import-error.js';
import { LocalTimes } from './local-times.js';

describe('LocalTimes', () => {
  it('reads day before month, in the zone', () => {
    expect(new LocalTimes('UTC').instantOf('3/12/2016 01:16')).toBe('2016-12-03T01:16:00.000Z');
    expect(new LocalTimes('Asia/Shanghai').instantOf('3/12/2016 01:16')).toBe('2016-12-02T17:16:00.000Z');
  });

  it('follows changes of the clocks, on the day of the change too', () => {
    const london = new LocalTimes('Europe/London');
    expect(london.instantOf('26/3/2016 12:00')).toBe('2016-03-26T12:00:00.000Z');
    expect(london.instantOf('27/3/2016 00:59')).toBe('2016-03-27T00:59:00.000Z');
    expect(london.instantOf('27/3/2016 02:00')).toBe('2016-03-27T01:00:00.000Z');
    expect(london.instantOf('28/3/2016 12:00')).toBe('2016-03-28T11:00:00.000Z');
  });

  it('takes the earlier of two moments when the clocks went back', () => {
    expect(new LocalTimes('Europe/London').instantOf('30/10/2016 01:30')).toBe('2016-10-30T00:30:00.000Z');
  });

  it.each(['27/3/2016 01:30', '30/2/2016 10:00', '1/1/2016 24:00', '1/1/2016 10:60', '2016-01-01 10:00', ''])(
    'rejects "%s"',
    (text) => expect(() => new LocalTimes('Europe/London').instantOf(text)).toThrow(UnreadableRow),
  );

  it('normalises the spelling of a zone, which is part of the identity of an import', () => {
    expect(new LocalTimes('europe/london').zone).toBe('Europe/London');
  });

  it('rejects a zone that does not exist', () => {
    expect(() => new LocalTimes('Europe/Atlantis')).toThrow(ImportError);
  });
});
