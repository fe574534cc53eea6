/** A message to a customer, as it leaves. */
export interface OutboundMessage {
  /** The same at every attempt: a receiver drops what it has already. */
  readonly id: string;
  /** `customer-reminder` */
  readonly kind: string;
  /** Whom it is for. Where a case has no customer yet, whoever it was opened for. */
  readonly recipient: { readonly customerId?: string; readonly caseId: string };
  /** BCP 47, of subject and body. */
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  /** What the message is made of, for receivers that write their own text. */
  readonly data: object;
}

/** The way out for messages to customers, as port and injection token. */
export abstract class OutboundMessages {
  /** Resolves once the message is in safe hands. After an error it is sent again, maybe although it arrived. */
  abstract send(message: OutboundMessage): Promise<void>;
}
