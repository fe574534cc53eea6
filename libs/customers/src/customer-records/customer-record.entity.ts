import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustomerView } from '../customer/view/customer.view.js';
import type { CustomerRow } from './customers.projection.js';

@Entity({ schema: 'read', name: 'customers_v1' })
export class CustomerRecordEntity implements CustomerRow {
  @PrimaryColumn('text', { name: 'customer_id' })
  customerId: string;

  @Column('text', { name: 'phone_index', nullable: true })
  phoneIndex: string | null;

  @Column('text', { name: 'email_index', nullable: true })
  emailIndex: string | null;

  @Column('text', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  @Column('jsonb')
  view: CustomerView;
}
