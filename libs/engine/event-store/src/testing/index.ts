export { describeEventStore } from './event-store.contract.js';
export { LogTailer } from './log-tailer.js';
export { newEvent, newEvents, newStream } from './new-events.js';
export { openTestLog } from './postgres-log.js';
export { revisions, revisionsOf } from './revisions.js';
