import { describe, expect, it } from '@jest/globals';
import { packagesLoadedBy } from './loaded.js';
import { productFiles } from './product-files.js';

const builtFrom = (file: string): string => `dist/${file.replace(/\.ts$/, '.js')}`;

describe('importing', () => {
  it('the kernel loads no packages', () => {
    expect([...packagesLoadedBy('dist/libs/core/kernel/src/index.js')]).toEqual([]);
  });

  it.each(productFiles().filter((file) => file.endsWith('.projection.ts')))('%s loads no GraphQL', (file) => {
    const loaded = [...packagesLoadedBy(builtFrom(file))];
    expect(loaded).toContain('typeorm'); // read tables use it; shows that the list is not empty by mistake
    expect(loaded.filter((name) => /apollo|graphql|fastify/.test(name))).toEqual([]);
  });
});
