import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { InputType } from '@nestjs/graphql';
import { AccessPolicy } from '#access';
import { answerAccess, CommandInput } from '#graphql';
import { commandNamed } from '#kernel';
import type { Process } from '#processes';
import { dunning } from '#processes/testing';
import { tallyOf } from '#projections/testing';
import { ApiOf } from '../testing/api-of.js';
import { addLineSlice, noteApi, notes } from '../testing/notes/notes.context.js';
import type { Context } from './context.js';
import { Product } from './product.js';

const nothing = () => [];

/** A context with only these parts. */
const other = (parts: Partial<Context>): Context => ({
  name: 'other',
  streams: [],
  access: { operations: {}, resources: {}, types: {} },
  ...parts,
});

describe('a product', () => {
  it('has the parts of all its contexts', () => {
    const product = new Product([notes, other({ projections: [tallyOf('tallies')] })]);
    expect(product.commands.map(({ commandName }) => commandName)).toEqual([
      'OpenNote',
      'ImportNote',
      'AddLine',
      'CopyLine',
      'RetitleNote',
      'ArchiveNote',
    ]);
    expect(product.projections.map(({ name }) => name)).toEqual(['tallies']);
    expect([...(product.shapes.get('note')?.keys() ?? [])]).toEqual([
      'NoteOpened',
      'LineAdded',
      'NoteRetitled',
      'NoteArchived',
    ]);
  });

  it('has access rules for the mutations of slices and for the types that the kit creates', () => {
    const policy = new AccessPolicy([answerAccess, ...new Product([notes]).accessRules]);
    expect(policy.operations).toMatchObject({ addLine: ['agent', 'analyst'], pasteLine: ['agent'] });
    expect(policy.operations).not.toHaveProperty('archiveNote');
    expect(policy.types).toMatchObject({
      NotePayload: { resource: 'answer', open: 'note conflict revision position userErrors' },
      NoteConflict: { resource: 'note', open: 'expectedRevision revision hasMore', internal: 'events' },
      Note: { internal: 'history' },
    });
  });

  it('prefers the rules of a context for types that the kit creates', () => {
    const payload = { resource: 'note', internal: 'note conflict revision position userErrors' };
    const { access } = notes;
    const strict: Context = { ...notes, access: { ...access, types: { ...access.types, NotePayload: payload } } };
    expect(new AccessPolicy([answerAccess, ...new Product([strict]).accessRules]).types['NotePayload']).toEqual(
      payload,
    );
  });
});

describe('a product cannot be created if', () => {
  it('two contexts store the same event in one category', () => {
    const twin = other({ streams: [{ ...noteApi.parts.streams, names: { ...noteApi.parts.streams.names } }] });
    expect(() => new Product([notes, twin])).toThrow(
      'Two contexts store events named NoteOpened in streams of category note',
    );
  });

  it('two commands have one name, also in different contexts', () => {
    class AddLine extends commandNamed('AddLine') {}
    const slice = noteApi.slice({ command: AddLine, decide: nothing });
    expect(() => new Product([notes, other({ slices: [slice] })])).toThrow('Two commands are named AddLine');
  });

  it('two mutations have one name, also within a context', () => {
    @InputType()
    class AnyInput extends CommandInput {}
    class AddAnyLine extends commandNamed('AddAnyLine') {}
    const mutation = { input: AnyInput, allow: [], description: '', name: 'addLine', creates: true } as const;
    const slice = noteApi.slice({ command: AddAnyLine, decide: nothing, mutation });
    const slices = [addLineSlice, slice];
    expect(() => new Product([{ ...notes, slices }])).toThrow('Two mutations are named addLine');
  });

  it('two read models have one name', () => {
    const twins = ['one', 'other'].map((name) => other({ name, projections: [tallyOf('tallies')] }));
    expect(() => new Product(twins)).toThrow('Two read models are named tallies');
  });

  it('two processes have one name', () => {
    const process = () => dunning('dunning', () => true) as Process;
    expect(() => new Product([other({ processes: [process(), process()] })])).toThrow(
      'Two processes are named dunning',
    );
  });

  it('a context shows a type for which it has no access rules', () => {
    expect(() => new Product([other({ apis: [noteApi] })])).toThrow(
      'Context other shows the type Note, for which it has no access rules',
    );
  });
});

describe('a service does not start if', () => {
  const startedWith = (access: Partial<Context['access']>, parts: Partial<Context> = {}) =>
    ApiOf.start([{ ...notes, ...parts, access: { ...notes.access, ...access } }]);

  it('a query has no access rule', async () => {
    await expect(startedWith({ operations: {} })).rejects.toThrow('These have no access rule (docs/access.md): note');
  });

  it('a context has an access rule for a mutation whose slice has one, too', async () => {
    const operations = { ...notes.access.operations, addLine: ['customer'] as const };
    await expect(startedWith({ operations })).rejects.toThrow('There are two access rules for addLine');
  });

  it('a field of a payload has no access rule', async () => {
    const types = {
      ...notes.access.types,
      NotePayload: { resource: 'answer', open: 'note revision position userErrors' },
    };
    await expect(startedWith({ types })).rejects.toThrow('NotePayload.conflict');
  });
});

describe('a slice cannot be created if', () => {
  it('no field of its input names the stream', () => {
    @InputType()
    class NamelessInput extends CommandInput {}
    class AddAnything extends commandNamed('AddAnything') {}
    const mutation = { input: NamelessInput, allow: [], description: '' } as const;
    expect(() => noteApi.slice({ command: AddAnything, decide: nothing, mutation })).toThrow(
      'NamelessInput has no field noteId with validators, so that addAnything cannot find its stream',
    );
  });
});
