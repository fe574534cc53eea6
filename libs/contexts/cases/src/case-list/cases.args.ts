import { ArgsType, InputType } from '@nestjs/graphql';
import { EnumField, enumOf, NestedField, PageArgs } from '#graphql';
import { type CaseSort, type CaseSortField, caseSortFields } from './case-cursor.js';
import { CaseFilterInput } from './case-filter.input.js';

const CaseSortFieldEnum = enumOf('CaseSortField', caseSortFields, 'What a list of cases is sorted by.', {
  openedAt: 'When cases were opened.',
  updatedAt: 'When the last event of cases happened.',
  closedAt: 'When cases were closed. Ascending, open cases come last.',
  priority: 'How urgent cases are. Ascending, the most urgent come first.',
});
const SortDirectionEnum = enumOf('SortDirection', ['ascending', 'descending'], 'Direction in which a list is sorted.', {
  ascending: 'Earliest time or most urgent priority first.',
  descending: 'Latest time or least urgent priority first.',
});

@InputType({ description: 'How to sort a list of cases. Cases with equal values are sorted by their id.' })
export class CaseSortInput implements CaseSort {
  @EnumField(CaseSortFieldEnum, { description: 'What the list is sorted by.' })
  readonly by: CaseSortField;

  @EnumField(SortDirectionEnum, { description: 'Direction in which the list is sorted.' })
  readonly direction: CaseSort['direction'];
}

/** Arguments of the query `cases`: filter, order and page. */
@ArgsType()
export class CasesArgs extends PageArgs {
  @NestedField(() => CaseFilterInput, {
    nullable: true,
    description: 'Which cases to list. All cases that you may see if omitted.',
  })
  readonly filter?: CaseFilterInput;

  @NestedField(() => CaseSortInput, {
    nullable: true,
    description: 'How to sort the list. The case that was opened last comes first if omitted.',
  })
  readonly sort?: CaseSortInput;
}
