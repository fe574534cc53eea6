import { ArgsType, InputType } from '@nestjs/graphql';
import { EnumField, enumOf, NestedField, PageArgs } from '#graphql';
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

/** Which cases, in which order, and which part of them. */
@ArgsType()
export class CasesArgs extends PageArgs {
  @NestedField(() => CaseFilterInput, { nullable: true })
  readonly filter?: CaseFilterInput;

  @NestedField(() => CaseSortInput, { nullable: true, description: 'The last opened first without it.' })
  readonly sort?: CaseSortInput;
}
