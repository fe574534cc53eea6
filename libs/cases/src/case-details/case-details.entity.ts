import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseView } from '../case/view/case.view.js';
import type { CaseDetailsRow } from './cases.projection.js';

@Entity({ schema: 'read', name: 'case_details_v1' })
export class CaseDetailsEntity implements CaseDetailsRow {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text')
  number: string;

  @Column('text', { name: 'external_source', nullable: true })
  externalSource: string | null;

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Column('jsonb')
  view: CaseView;
}
