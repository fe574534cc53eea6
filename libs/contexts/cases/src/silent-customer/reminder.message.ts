import { Catalogues } from '#graphql';
import type { ComposeMessage, OutboundMessage } from '#processes';
import { type CasePolicy } from '../case/case.policy.js';
import { caseIdOf } from '../case/case.streams.js';
import type { CaseView } from '../case/view/case.view.js';
import { customerReminder, type CustomerReminder } from './silent-customer.process.js';

/** Texts of reminders, one file per language (F39). */
export const reminderTexts = new Catalogues(new URL('./texts/', import.meta.url));

type Recipient = Pick<CaseView, 'number' | 'customerId' | 'language'>;

/** Reads what the message needs from a case. */
interface RecipientReader {
  view(caseId: string, revealed: readonly ['plain']): Promise<Recipient | undefined>;
}

/** F35: a reminder, in the language of the case. */
export const composeReminder =
  (cases: RecipientReader, policy: CasePolicy): ComposeMessage =>
  async ({ id, stream, data }) => {
    const caseId = caseIdOf(stream);
    const recipient = await cases.view(caseId, ['plain']);
    if (!recipient) throw new Error(`There is no case ${caseId} for this reminder`);
    return reminderMessage(id, caseId, recipient, data as CustomerReminder, policy);
  };

const reminderMessage = (
  id: string,
  caseId: string,
  { number, customerId, language }: Recipient,
  { nth, owed }: CustomerReminder,
  { reminderDays, reopenWindowDays: reopenDays }: CasePolicy,
): OutboundMessage => {
  const spoken = reminderTexts.languageFor(language);
  const details = { number, reopenDays, isLast: nth === reminderDays.length ? 'yes' : 'no' };
  const text = (part: 'subject' | 'body'): string => {
    const message = reminderTexts.message(`${owed}.${part}`, details, spoken);
    if (message === undefined) throw new Error(`No ${owed}.${part} of reminders in ${spoken}`);
    return message;
  };
  return {
    id,
    kind: customerReminder,
    recipient: { customerId, caseId },
    language: spoken,
    subject: text('subject'),
    body: text('body'),
    data: { number, nth, owed },
  };
};
