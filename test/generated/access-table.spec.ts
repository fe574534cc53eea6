import 'reflect-metadata';
import { describe, it } from '@jest/globals';
import { AccessPolicy } from '#access';
import { accessRules } from '../../apps/api/src/access/access.module.js';
import { accessTable } from './access-table.js';
import { expectGenerated } from './expect-generated.js';

describe('docs/access-table.md', () => {
  it('says who may do what, and who is given what', async () => {
    await expectGenerated('docs/access-table.md', accessTable(new AccessPolicy(accessRules)));
  });
});
