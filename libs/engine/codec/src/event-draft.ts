import type { DomainEvent, EventMetadata, Instant } from '#kernel';

/** An event on its way into the log. */
export interface EventDraft<Event extends DomainEvent> {
  readonly event: Event;
  readonly id: string;
  readonly occurredAt: Instant;
  readonly metadata: EventMetadata;
}
