/** A message to a customer. */
export interface OutboundMessage {
  /** The same at every attempt, so that receivers can drop duplicates. */
  readonly id: string;
  /** For example `customer-reminder`. */
  readonly kind: string;
  /** The recipient. If the case has no customer yet, the person for whom it was opened. */
  readonly recipient: { readonly customerId?: string; readonly caseId: string };
  /** BCP 47 tag of the language of subject and body. */
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  /** The data behind the message, for receivers that write their own text. */
  readonly data: object;
}

/** Delivers messages to customers. Port and injection token. */
export abstract class OutboundMessages {
  /** Resolves once the message is stored safely. After an error it is sent again, even if it arrived. */
  abstract send(message: OutboundMessage): Promise<void>;
}
