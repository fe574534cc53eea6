import { spawnSync } from 'node:child_process';

/**
 * Returns the bill of materials of a production install in CycloneDX, made by npm from the lock file. Development packages are removed
 * here, because `npm sbom --omit dev` also leaves out packages that production needs, too (npm 11.19).
 */
export const billOfMaterials = (folder, packages) => {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not make a bill of materials: ${stderr}`);
  const everything = JSON.parse(stdout);
  const runtime = new Set(packages.filter((entry) => entry.runtime).map(({ id }) => id));
  const isKept = (reference) => runtime.has(reference) || reference === everything.metadata.component['bom-ref'];
  return {
    ...everything,
    components: everything.components.filter((component) => runtime.has(component['bom-ref'])),
    dependencies: everything.dependencies
      .filter(({ ref }) => isKept(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isKept) })),
  };
};

/** Returns the runtime packages of the lock file that are missing in the bill, or have no hash or licence there. */
export const billFaults = ({ components }, packages) => {
  const known = new Map(components.map((component) => [component['bom-ref'], component]));
  return packages
    .filter(({ runtime }) => runtime)
    .flatMap(({ id }) => {
      const component = known.get(id);
      if (!component) return [`${id} is missing in the bill of materials`];
      return component.hashes?.length && component.licenses?.length ? [] : [`${id} has no hash or no licence in it`];
    });
};
