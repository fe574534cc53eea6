import { Global, Module } from '@nestjs/common';
import { OwnRecords } from '#access';
import { CasesModule } from '#cases';
import { GraphqlApiModule } from '#graphql';
import { CustomerCommandsModule } from '../customer/customer-commands.module.js';
import { customerMutations } from '../customer/customer.slices.js';
import { CaseCustomerResolver } from '../customer-records/case-customer.resolver.js';
import { CustomerRecords } from '../customer-records/customer-records.js';
import { CustomerSearch } from '../customer-records/customer-search.js';
import { CustomersResolver } from '../customer-records/customers.resolver.js';
import { MergedRecords } from '../merging/merged-records.js';
import { CustomerPayloadResolver } from './customer-payload.resolver.js';
import { CustomerSender } from './customer-sender.js';
import { PossibleDuplicates } from './possible-duplicates.js';
import { SharedCustomers } from './shared-customers.js';

/** Which records are one person's, for whoever decides what is a customer's own. */
@Global()
@Module({ providers: [{ provide: OwnRecords, useClass: MergedRecords }], exports: [OwnRecords] })
export class OwnRecordsModule {}

/** The customer context as the API has it. */
@Module({
  imports: [GraphqlApiModule, CasesModule, CustomerCommandsModule, OwnRecordsModule],
  providers: [
    ...customerMutations,
    CaseCustomerResolver,
    CustomerPayloadResolver,
    CustomerRecords,
    CustomerSearch,
    CustomersResolver,
    CustomerSender,
    PossibleDuplicates,
    SharedCustomers,
  ],
})
export class CustomersModule {}
