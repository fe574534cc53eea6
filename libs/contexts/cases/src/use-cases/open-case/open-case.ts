import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent, Contact, ExternalReference, Level, Priority, DeviceSnapshot } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOwn } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** The stream is derived from the command id, so a repeat finds the case that it opened. */
export class OpenCase extends commandNamed('OpenCase')<{
  readonly customerId?: string;
  readonly contact?: Contact;
  readonly deviceSerial?: string;
  readonly channel: string;
  readonly category: string;
  readonly subcategory?: string;
  readonly symptom: string;
  readonly snapshot?: DeviceSnapshot;
  readonly screenshot?: string;
  readonly language: string;
  readonly region: string;
  /** `normal` if omitted. */
  readonly priority?: Priority;
  readonly impact?: Level;
  readonly urgency?: Level;
  readonly orderNumber?: string;
  readonly externalReference?: ExternalReference;
}> {}

/** @param allotted the case number taken for this opening. */
export const openCase =
  (allotted: { readonly number: string }): Decide<OpenCase, CaseState, CaseEvent> =>
  ({ data, context }, state) => {
    if (state.status !== 'unopened') throw new CaseRefusal('CASE_ALREADY_OPENED');
    assertOwn(context.actor, data.customerId);
    return [
      {
        type: 'CaseOpened',
        data: {
          number: allotted.number,
          customerId: data.customerId,
          contact: data.contact,
          deviceSerial: data.deviceSerial,
          channel: data.channel,
          category: data.category,
          subcategory: data.subcategory,
          symptom: data.symptom,
          snapshot: data.snapshot,
          screenshot: data.screenshot,
          language: data.language,
          region: data.region,
          priority: data.priority ?? 'normal',
          impact: data.impact,
          urgency: data.urgency,
          orderNumber: data.orderNumber,
          externalReference: data.externalReference,
        },
      },
    ];
  };
