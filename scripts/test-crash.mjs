// The long runs of the tests that kill and disturb: three hundred kills, a hundred thousand appends. Arguments go to Jest.
import { runLongTests } from './long-tests.mjs';

const long = { CASEFOLD_KILLS: '300', CASEFOLD_APPENDS: '100000' };
runLongTests(long, 'test/crash', 'test/history', 'test/conflicts');
