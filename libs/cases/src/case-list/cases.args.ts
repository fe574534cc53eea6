import { ArgsType, InputType, IntersectionType } from '@nestjs/graphql';
import { AtLeastArgs, EnumField, enumOf, NestedField, PageArgs } from '#graphql';
import { type CaseSort, type CaseSortField, caseSortFields } from './case-cursor.js';
import { CaseFilterInput } from './case-filter.input.js';

const CaseSortFieldEnum = enumOf('CaseSortField', caseSortFields);
const SortDirectionEnum = enumOf('SortDirection', ['ascending', 'descending']);

@InputType({ description: 'Ascending, the most urgent priority comes first, and cases not closed come last.' })
export class CaseSortInput implements CaseSort {
  @EnumField(CaseSortFieldEnum)
  readonly by: CaseSortField;

  @EnumField(SortDirectionEnum)
  readonly direction: CaseSort['direction'];
}

@ArgsType()
export class CaseDurationsArgs extends AtLeastArgs {
  @NestedField(() => CaseFilterInput, { nullable: true })
  readonly filter?: CaseFilterInput;
}

/** Which cases, in which order, and which part of them. */
@ArgsType()
export class CasesArgs extends IntersectionType(PageArgs, AtLeastArgs, ArgsType) {
  @NestedField(() => CaseFilterInput, { nullable: true })
  readonly filter?: CaseFilterInput;

  @NestedField(() => CaseSortInput, { nullable: true, description: 'The last opened first without it.' })
  readonly sort?: CaseSortInput;
}
