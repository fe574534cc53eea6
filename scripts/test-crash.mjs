// Runs the crash tests at full length: 300 kills, 100,000 appends. Arguments go to Jest.
import { runLongTests } from './long-tests.mjs';

const long = { CASEFOLD_KILLS: '300', CASEFOLD_APPENDS: '100000' };
runLongTests(long, 'test/crash', 'test/history', 'test/conflicts');
