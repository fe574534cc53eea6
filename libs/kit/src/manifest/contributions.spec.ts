import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FieldReads } from '#graphql';
import { tallyOf } from '#projections/testing';
import { ApiOf } from '../testing/api-of.js';
import { agent, analyst, opened } from '../testing/notes/asking.js';
import { Note, notes } from '../testing/notes/notes.context.js';
import type { Context } from './context.js';

const places = tallyOf('places');
let resolved: string[] = [];

@Resolver(() => Note)
class ShelfResolver {
  @FieldReads(places)
  @ResolveField('shelf', () => String, { nullable: true })
  shelf(@Parent() { id }: Note): string {
    resolved.push(id);
    return 'A 7';
  }
}

/** Adds to notes the shelf that they are on, without the context of notes knowing it. */
const shelves: Context = {
  name: 'shelves',
  uses: [notes],
  streams: [],
  projections: [places],
  access: { operations: {}, resources: {}, types: {}, fields: { Note: { personal: 'shelf' } } },
  read: { providers: [ShelfResolver] },
};

let api: ApiOf;
let id: string;

beforeEach(async () => {
  api = await ApiOf.start([notes, shelves]);
  id = await opened(api);
  resolved = [];
});

afterEach(() => api.stop());

describe('a field that a context adds to a type of another', () => {
  const query = 'query ($id: ID!) { note(id: $id) { id shelf } }';

  it('is shown to the roles of its own rule, and not even resolved for others', async () => {
    expect(await api.ask(query, { id }, agent)).toEqual({ data: { note: { id, shelf: 'A 7' } } });
    expect(await api.ask(query, { id }, analyst)).toEqual({ data: { note: { id, shelf: null } } });
    expect(resolved).toEqual([id]);
  });

  it('is there wherever the type is shown, such as in a payload', async () => {
    const mutation = `mutation ($id: ID!) { addLine(input: { noteId: $id, line: "First" }) { note { shelf } } }`;
    expect(await api.ask(mutation, { id }, agent)).toEqual({ data: { addLine: { note: { shelf: 'A 7' } } } });
    expect(await api.ask(mutation, { id }, analyst)).toEqual({ data: { addLine: { note: { shelf: null } } } });
  });

  it('makes queries that select it wait for its read model, even if they use no other', async () => {
    const fragment = 'fragment Place on Note { where: shelf }';
    const asked = (selection: string) =>
      api.ask(
        `query ($id: ID!) { note(id: $id) { ${selection} } } ${selection.includes('...') ? fragment : ''}`,
        { id },
        agent,
        '1',
      );
    await asked('id lines');
    await asked('id shelf @skip(if: true)');
    expect(api.waits).toEqual([]);
    await asked('id shelf');
    await asked('...Place');
    expect(api.waits).toEqual([['places'], ['places']]);
  });
});

describe('a field that a context adds', () => {
  const startedWith = (fields: Context['access']['fields'], ...more: readonly Context[]) =>
    ApiOf.start([notes, { ...shelves, access: { ...shelves.access, fields } }, ...more]);

  it('prevents the service from starting if it has no access rule', async () => {
    await expect(startedWith({})).rejects.toThrow('These have no access rule (docs/access.md): Note.shelf');
  });

  it('prevents the service from starting if the type has no rules', async () => {
    await expect(startedWith({ Rack: { open: 'shelf' } })).rejects.toThrow(
      'Fields are added to Rack, which has no access rules',
    );
  });

  it('prevents the service from starting if another context has a rule for it, whatever its class', async () => {
    await expect(startedWith({ Note: { personal: 'shelf', open: 'cover' } })).rejects.toThrow(
      'There are two access rules for Note.cover',
    );
    const rival: Context = {
      ...shelves,
      name: 'racks',
      projections: [],
      access: { ...shelves.access, fields: { Note: { open: 'shelf' } } },
    };
    await expect(startedWith(shelves.access.fields, rival)).rejects.toThrow(
      'There are two access rules for Note.shelf',
    );
  });
});
