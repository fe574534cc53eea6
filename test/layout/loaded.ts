import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** Prints the address of each module that Node resolves. Runs in Node's thread for loader hooks. */
const hook = `
  import { writeSync } from 'node:fs';
  export const resolve = async (specifier, context, next) => {
    const resolved = await next(specifier, context);
    writeSync(1, resolved.url + '\\n');
    return resolved;
  };`;

const dataUrl = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;

/** Returns the packages that importing a built file loads, without those that packages load. Uses a separate process. */
export const packagesLoadedBy = (builtFile: string): ReadonlySet<string> => {
  const program = `
    import { register } from 'node:module';
    register(${JSON.stringify(dataUrl(hook))});
    await import(${JSON.stringify(pathToFileURL(builtFile).href)});`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return new Set([...stdout.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name));
};
