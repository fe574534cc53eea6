import path from 'node:path';
import { root } from './prepare.mjs';

/** Results of the last run of all tests: `[{ "titles": ["describe", "test"], "status": "passed" }]`. */
export const resultsFile = path.join(root, 'dist/test-results.json');
