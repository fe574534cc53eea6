import { Injectable } from '@nestjs/common';
import type { Caller } from '#graphql';
import { type AsOf, type FieldClass, upTo } from '#kernel';
import { CaseReader } from '../case/case.model.js';
import { type CaseView, foldCase } from '../case/view/case.view.js';
import { assertOneKey, type CaseArgs } from './case.args.js';
import { CaseDetails } from './case-details.js';

/** Answers the query `case`: the present from the read model, an instant in the past from the stream of the case. */
@Injectable()
export class CaseLookup {
  constructor(
    private readonly details: CaseDetails,
    private readonly reader: CaseReader,
  ) {}

  async find(args: CaseArgs, { permissions }: Pick<Caller, 'permissions'>): Promise<CaseView | undefined> {
    assertOneKey(args);
    const { asOf } = args;
    return asOf ? this.past(args, asOf, permissions.reveals('case')) : this.present(args);
  }

  private async present({ id, number, externalReference }: CaseArgs): Promise<CaseView | undefined> {
    if (id) return (await this.details.byIds([id])).at(0);
    if (number) return this.details.byNumber(number);
    return externalReference && this.details.byExternalReference(externalReference);
  }

  private async past(args: CaseArgs, asOf: AsOf, reveals: readonly FieldClass[]): Promise<CaseView | undefined> {
    const id = args.id ?? (await this.present(args))?.id;
    return id === undefined ? undefined : foldCase(upTo(await this.reader.history(id, reveals), asOf));
  }
}
