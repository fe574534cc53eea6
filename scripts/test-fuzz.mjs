// The long run of generated documents against the API: a hundred thousand, and what they leave in memory. Arguments go to Jest.
import { runLongTests } from './long-tests.mjs';

runLongTests({ CASEFOLD_DOCUMENTS: '100000' }, 'test/fuzz');
