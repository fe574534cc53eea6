import { describe, expect, it } from '@jest/globals';
import { expectGenerated } from '../generated/expect-generated.js';
import { layoutPage } from './layout.js';
import { groups, productLibs } from './libs.js';

const libs = productLibs();

describe('docs/layout.md', () => {
  it('shows the groups, their arrows, and what each lib imports', async () => {
    await expectGenerated('docs/layout.md', layoutPage(libs));
  });

  it('has no upward arrow', () => {
    const heights = new Map(libs.map(({ name, group }) => [name, groups.indexOf(group as (typeof groups)[number])]));
    const upwards = libs.flatMap(({ name, group, imports }) =>
      imports
        .filter((imported) => (heights.get(imported) ?? -1) < groups.indexOf(group as (typeof groups)[number]))
        .map((imported) => `${group}/${name} imports ${imported}`),
    );
    expect(upwards).toEqual([]);
  });
});
