import { describe, expect, it } from '@jest/globals';
import { EarlierVersions, EventCodec, type EventShapes, type Sealed } from '#codec';
import type { NewEvent } from '#event-store';
import type { DomainEvent, FieldClass } from '#kernel';
import { caseCodec } from './case.codec.js';
import { type CaseEvent, type CaseEventType, caseShapes } from './case.events.js';
import { caseExamples, recordedCase } from './case.examples.js';
import { caseFold } from './case.state.js';
import { SampleKeys } from '#codec/testing';
import { storedSamples } from './testing/stored-samples.js';
import { foldCase } from './view/case.view.js';

const codec = caseCodec(new SampleKeys());
const examples: readonly CaseEvent[] = Object.values(caseExamples);

const encoded = (event: CaseEvent): Promise<NewEvent[]> => {
  const [{ envelope }] = recordedCase([event]);
  const { id, occurredAt, actor, role, commandId, fingerprint, correlationId, origin, subject } = envelope;
  const metadata = { actor, role, commandId, fingerprint, correlationId, origin, subject };
  return codec.encode([{ event, id, occurredAt, metadata }]);
};

const samples = storedSamples();

/** Name and field class of each field of an event type. */
const fieldsOf = (type: CaseEventType): [string, FieldClass][] => Object.entries(caseShapes[type].fields);

describe('the stored form of case events', () => {
  it.each(examples)('$type: the example has every field', ({ type, data }) => {
    expect(Object.keys(data).sort()).toEqual(
      fieldsOf(type)
        .map(([field]) => field)
        .sort(),
    );
  });

  it.each(examples)('$type: no personal field and no text is stored unencrypted', async (event) => {
    const [stored] = await encoded(event);
    const data = JSON.parse(stored.data) as Record<string, unknown>;
    for (const [field, fieldClass] of fieldsOf(event.type)) {
      const clear = event.data[field as keyof typeof event.data];
      if (fieldClass === 'plain') expect(data[field]).toEqual(clear);
      else expect(data[field]).toMatch(/^v1\.[\w-]+$/);
    }
  });

  it.each(examples)('$type: decodes to what was encoded', async (event) => {
    const [stored] = await encoded(event);
    const [read] = await codec.decode([{ ...recordedCase([event])[0].envelope, ...stored }]);
    expect(read).toMatchObject(event);
  });

  it.each([...samples])('%s can still be decoded and folded', async (_file, sample) => {
    const [event] = await codec.decode([sample]);
    const history = event.type === 'CaseOpened' ? [event] : [...recordedCase([caseExamples.CaseOpened]), event];
    expect(foldCase(history)).toMatchObject({ number: caseExamples.CaseOpened.data.number });
    const state = history.reduce(
      (past, recorded) => caseFold.evolve(past, recorded, recorded.envelope.occurredAt),
      caseFold.initial,
    );
    expect(state.status).not.toBe('unopened');
  });

  it('can be upcast: a sample decodes to the shape of a later version', async () => {
    type Reopened = DomainEvent<'CaseReopened', { readonly comment?: string; readonly ground: string }>;
    const next: EventShapes<Reopened> = {
      CaseReopened: {
        version: 2,
        fields: { comment: 'text', ground: 'plain' },
        earlier: EarlierVersions.first({ reason: 'text' }, ({ reason }: { readonly reason?: Sealed<string> }) => ({
          comment: reason,
          ground: 'unrecorded',
        })),
      },
    };
    const sample = samples.get('CaseReopened.v1.json');
    const [event] = await new EventCodec<Reopened>(next, new SampleKeys()).decode(sample ? [sample] : []);
    expect(event.data).toEqual({ comment: 'The lines are back', ground: 'unrecorded' });
  });

  it('shows plain fields to a reader without permission for texts and personal data', async () => {
    const stored = recordedCase(examples).map(({ envelope }) => envelope);
    const drafts = await Promise.all(examples.map(encoded));
    const masked = await codec.decode(
      drafts.flat().map((event, index) => ({ ...stored[index], ...event })),
      ['plain'],
    );
    const view = foldCase(masked);
    expect(view).toMatchObject({ number: '1000000005', diagnosisCount: 2, escalationCount: 1 });
    expect(view).not.toHaveProperty('diagnosis.steps');
    expect(view?.contact).toBeUndefined();
  });
});
