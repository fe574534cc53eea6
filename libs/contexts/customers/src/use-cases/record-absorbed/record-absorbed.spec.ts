import { describe, it } from '@jest/globals';
import { absorbed, command, given, merged, registered } from '../../customer/testing/given.js';
import { RecordAbsorbed, recordAbsorbed } from './record-absorbed.js';

const record = command(RecordAbsorbed, absorbed.data);

describe('recording whose record was merged into this one', () => {
  it('holds whatever became of this one meanwhile', () => {
    given(registered).when(recordAbsorbed, record).then(absorbed);
    given(registered, merged).when(recordAbsorbed, record).then(absorbed);
  });

  it('is nothing when it is known already', () => {
    given(registered, absorbed).when(recordAbsorbed, record).thenNothing();
  });
});
