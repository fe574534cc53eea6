import { openInterruptibleMemory } from './support/interruptible-memory.js';
import { describeUnknownOutcomes } from './support/unknown-outcomes.contract.js';

describeUnknownOutcomes('memory', openInterruptibleMemory);
