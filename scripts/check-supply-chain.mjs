// What is installed: known by hash, from the public registry, without an install script that nobody decided on, no copyleft at run time.
// Looks at this checkout, or at the folder that is named. Says nothing while all is well.
import { installScriptFaults } from './supply-chain/install-scripts.mjs';
import { integrityFaults } from './supply-chain/integrity.mjs';
import { licenceFaults } from './supply-chain/licences.mjs';
import { licenceTexts, lockedPackages, readJson } from './supply-chain/packages.mjs';
import { root } from './prepare.mjs';

const folder = process.argv[2] ?? root;
const packages = lockedPackages(folder);
const faults = [
  ...integrityFaults(packages),
  ...installScriptFaults(packages, readJson(folder, 'package.json').allowScripts),
  ...licenceFaults(packages, (entry) => licenceTexts(folder, entry)),
];
for (const fault of faults) process.stdout.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
