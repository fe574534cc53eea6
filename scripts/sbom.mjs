// Writes the bill of materials of a production install (CycloneDX 1.5) to dist/sbom.cdx.json, or to the file in the argument. With
// --check, only checks that it can be made. Fails if a runtime package is missing in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { billFaults, billOfMaterials } from './supply-chain/bill-of-materials.mjs';
import { lockedPackages } from './supply-chain/packages.mjs';
import { root } from './prepare.mjs';

const [argument = path.join(root, 'dist', 'sbom.cdx.json')] = process.argv.slice(2);
const packages = lockedPackages(root);
const bill = billOfMaterials(root, packages);
const faults = billFaults(bill, packages);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exit(1);

if (argument !== '--check') {
  mkdirSync(path.dirname(argument), { recursive: true });
  writeFileSync(argument, `${JSON.stringify(bill, null, 2)}\n`);
  process.stdout.write(`${bill.components.length} packages in ${argument}\n`);
}
