import { readdirSync } from 'node:fs';
import path from 'node:path';

const isProduct = (file: string): boolean =>
  file.endsWith('.ts') && !/\.(?:spec|examples|d)\.ts$/.test(file) && !file.includes('/testing/');

/** The source files of libs and apps, without specs, examples and test support: paths from the root of the repository. */
export const productFiles = (): readonly string[] =>
  ['apps', 'libs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
      .filter(isProduct)
      .sort(),
  );
