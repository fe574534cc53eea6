import { describe, expect, it } from '@jest/globals';
import { commandRefusals } from '#command-processing';
import { errorCodes, refusalCodes, textRefusals } from '#graphql';
import type { Refusals } from '#kernel';
import { operationRefusals } from '#operator-api';
import { product } from '#product';
import { errorCodesTable } from './error-codes.js';
import { expectGenerated } from './expect-generated.js';

const refusals: Refusals = Object.assign(
  {},
  commandRefusals,
  textRefusals,
  operationRefusals,
  ...product.contexts.map((context) => context.refusals),
);

describe('docs/error-codes.md', () => {
  it('explains each code, and what a client can do', async () => {
    await expectGenerated('docs/error-codes.md', errorCodesTable(refusals));
  });

  it('has every value of UserErrorCode', () => {
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(refusalCodes).sort());
  });

  it('has one meaning for each code', () => {
    expect(Object.keys(errorCodes).filter((code) => code in refusals)).toEqual([]);
  });
});
