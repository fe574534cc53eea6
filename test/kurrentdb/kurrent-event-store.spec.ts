import { describeEventStore } from '#event-store/testing';
import { openKurrentLog, openRealLog } from './support/kurrent-log.js';

const realServer = process.env['CASEFOLD_TEST_KURRENTDB_URL'];

describeEventStore('the KurrentDB store', () => openKurrentLog());
describeEventStore('the KurrentDB store on a server without batches', () => openKurrentLog({ batchAppend: false }));

if (realServer) describeEventStore('the KurrentDB store on a real server', () => openRealLog(realServer));
