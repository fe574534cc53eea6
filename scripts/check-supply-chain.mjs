// Checks the installed packages of this checkout, or of a folder in the argument: hashes, public registry, install scripts that
// allowScripts decides on, no copyleft at run time. Prints nothing if all is well.
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
