import path from 'node:path';
import { root } from './prepare.mjs';

/** What became of each test in the last run of all of them: `[{ "titles": ["describe", "test"], "status": "passed" }]`. */
export const resultsFile = path.join(root, 'dist/test-results.json');
