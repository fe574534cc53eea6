import type { ComposeMessage, Process } from '#processes';
import { defaultCasePolicy } from './case/case.policy.js';
import type { CaseReader } from './case/case.model.js';
import { composeReminder } from './silent-customer/reminder.message.js';
import { customerReminder, silentCustomer } from './silent-customer/silent-customer.process.js';

/** What goes on around cases by itself. */
export const caseProcesses: readonly Process[] = [silentCustomer(defaultCasePolicy) as Process];

/** Who writes the messages of these processes, by their kind. */
export const caseMessages = (reader: CaseReader): Readonly<Record<string, ComposeMessage>> => ({
  [customerReminder]: composeReminder((caseId) => reader.view(caseId, ['plain']), defaultCasePolicy),
});
