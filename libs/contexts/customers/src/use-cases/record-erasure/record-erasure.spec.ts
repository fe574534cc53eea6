import { describe, it } from '@jest/globals';
import { command, erased, erasureRequested, given, registered } from '../../customer/testing/given.js';
import { RecordErasure, recordErasure } from './record-erasure.js';

const record = command(RecordErasure, erased.data);

describe('recording an erasure', () => {
  it('records what was erased, and up to which position', () => {
    given(registered, erasureRequested).when(recordErasure, record).then(erased);
    given(erasureRequested).when(recordErasure, record).then(erased);
  });

  it('is refused if no erasure was requested', () => {
    given(registered).when(recordErasure, record).thenRefused('NO_ERASURE_PENDING');
    given(erasureRequested, erased).when(recordErasure, record).thenRefused('NO_ERASURE_PENDING');
  });
});
