import type { DomainEvent, EventMetadata, Instant } from '#kernel';

/** An event to be appended. */
export interface EventDraft<Event extends DomainEvent> {
  readonly event: Event;
  readonly id: string;
  readonly occurredAt: Instant;
  readonly metadata: EventMetadata;
}
