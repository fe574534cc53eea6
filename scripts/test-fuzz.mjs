// Sends 100,000 generated documents to the API and checks that they leave no memory behind. Arguments go to Jest.
import { runLongTests } from './long-tests.mjs';

runLongTests({ CASEFOLD_DOCUMENTS: '100000' }, 'test/fuzz');
