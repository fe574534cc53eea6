import { describeEventStore } from '../testing/event-store.contract.js';
import { openTestLog } from '../testing/postgres-log.js';

describeEventStore('the Postgres store', openTestLog);
