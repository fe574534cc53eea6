import { describe, it } from '@jest/globals';
import { absorbed, command, given, merged, registered } from '../../customer/testing/given.js';
import { RecordAbsorbed, recordAbsorbed } from './record-absorbed.js';

const record = command(RecordAbsorbed, absorbed.data);

describe('recording whose record was merged into this one', () => {
  it('is recorded whatever happened to the remaining record meanwhile', () => {
    given(registered).when(recordAbsorbed, record).then(absorbed);
    given(registered, merged).when(recordAbsorbed, record).then(absorbed);
  });

  it('does nothing if it is recorded already', () => {
    given(registered, absorbed).when(recordAbsorbed, record).thenNothing();
  });
});
