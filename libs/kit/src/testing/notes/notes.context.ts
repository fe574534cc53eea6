import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { AccessRules } from '#access';
import type { CommandResult } from '#command-processing';
import { CommandInput, Reads, RevisedCommandInput, TextField, UuidField } from '#graphql';
import { historyApi } from '../../api/history-api.js';
import { StreamApi } from '../../api/stream-api.js';
import type { Context } from '../../manifest/context.js';
import { needing } from '../../needs.js';
import { streamCommands } from '../../streams/stream-commands.js';
import type { StreamModel } from '../../streams/stream-model.js';
import { streamReader } from '../../streams/stream-reader.js';
import {
  AddLine,
  addLine,
  ArchiveNote,
  archiveNote,
  CopyLine,
  foldNoteView,
  ImportNote,
  type NoteEvent,
  noteFold,
  noteNames,
  noteShapes,
  type NoteState,
  type NoteView,
  OpenNote,
  openNote,
  RetitleNote,
  retitleNote,
} from './note.js';

export const noteStreams: StreamModel<NoteState, NoteEvent> = {
  names: noteNames,
  shapes: noteShapes,
  fold: noteFold,
  subjectOf: (_state, stream) => stream,
  snapshots: { name: 'note', version: 1 },
};

export class NoteCommands extends streamCommands(noteStreams) {}

export class NoteReader extends streamReader(noteStreams, {
  fold: foldNoteView,
  subjectOf: (_view, stream) => stream,
  snapshots: { name: 'note-view', version: 1 },
}) {}

/** Assigns numbers to new notes. Needed by the decision to open one. */
@Injectable()
export class NoteNumbers {
  private last = 0;

  next(): Promise<number> {
    return Promise.resolve(++this.last);
  }
}

/** The policy that decides on notes, and the stream revision that it comes from. */
@Injectable()
export class NotePolicy {
  readonly version = 'notes-7';
  readonly read = { stream: 'policy-notes', revision: 4 };
}

/** Computes the cover of a note. Needed to show one. */
@Injectable()
export class NoteCovers {
  of({ number, title = 'sealed' }: NoteView): string {
    return `${number}: ${title}`;
  }
}

@ObjectType()
export class Note {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String, { nullable: true })
  readonly cover?: string;

  @Field(() => [String])
  readonly lines: readonly string[];

  @Field(() => Int)
  readonly revision: number;
}

@InputType()
class OpenNoteInput extends CommandInput {
  @UuidField({ nullable: true })
  readonly noteId?: string;

  @TextField()
  readonly title: string;
}

@InputType()
class ImportNoteInput extends CommandInput {
  @UuidField({ nullable: true })
  readonly noteId?: string;

  @TextField()
  readonly heading: string;
}

@InputType({ isAbstract: true })
abstract class NoteCommandInput extends RevisedCommandInput {
  @UuidField()
  readonly noteId: string;
}

@InputType()
class LineInput extends NoteCommandInput {
  @TextField({ longest: 40 })
  readonly line: string;
}

@InputType()
class RetitleNoteInput extends NoteCommandInput {
  @TextField()
  readonly to: string;
}

export const noteApi = new StreamApi({
  streams: noteStreams,
  commands: NoteCommands,
  reader: NoteReader,
  type: Note,
  show: needing([NoteCovers], (covers) => (view: NoteView) => ({ ...view, cover: covers.of(view) })),
});

const allow = ['agent', 'analyst'] as const;

export const addLineSlice = noteApi.slice({
  command: AddLine,
  decide: addLine,
  mutation: { input: LineInput, allow, description: 'Adds a line.' },
});

@CommandHandler(CopyLine)
class CopyLineHandler {
  constructor(private readonly notes: NoteCommands) {}

  execute(command: CopyLine): Promise<CommandResult> {
    return this.notes.execute(command, addLine);
  }
}

@Resolver()
class NoteResolver {
  constructor(
    private readonly notes: NoteReader,
    private readonly covers: NoteCovers,
  ) {}

  @Reads()
  @Query(() => Note, { nullable: true })
  async note(@Args('id', { type: () => ID }) id: string): Promise<Note | undefined> {
    const view = await this.notes.view(id);
    return view && { ...view, cover: this.covers.of(view) };
  }
}

const noteAccess: AccessRules = {
  operations: { note: allow },
  resources: {
    note: {
      subjectOf: ({ id }: Note) => noteNames.streamOf(id),
      grants: {
        agent: [{ classes: ['open', 'internal', 'text', 'personal'] }],
        analyst: [{ classes: ['open', 'internal'] }],
      },
    },
  },
  types: { Note: { resource: 'note', root: (note: Note) => note, open: 'id cover revision', text: 'lines' } },
};

/** Notes with lines: a context that uses everything that the kit offers. */
export const notes: Context = {
  name: 'notes',
  streams: [noteStreams],
  apis: [noteApi, historyApi(noteApi)],
  slices: [
    noteApi.slice({
      command: OpenNote,
      decide: {
        needs: [NoteNumbers, NotePolicy],
        with: async (_command, numbers, { version, read }) => ({
          decide: openNote(await numbers.next()),
          policyVersion: version,
          reads: [read],
        }),
      },
      mutation: { input: OpenNoteInput, allow, description: 'Opens a note.', creates: true },
    }),
    noteApi.slice({
      command: ImportNote,
      decide: openNote(0),
      mutation: {
        input: ImportNoteInput,
        allow,
        description: 'Opens a note that came from elsewhere.',
        creates: true,
        dataOf: ({ heading }: ImportNoteInput) => ({ title: heading }),
      },
    }),
    addLineSlice,
    noteApi.slice({
      command: CopyLine,
      handler: CopyLineHandler,
      mutation: { input: LineInput, allow: ['agent'], description: 'Adds a line from elsewhere.', name: 'pasteLine' },
    }),
    noteApi.slice({
      command: RetitleNote,
      decide: retitleNote,
      mutation: {
        input: RetitleNoteInput,
        allow,
        description: 'Gives a note another title.',
        dataOf: ({ to }: RetitleNoteInput) => ({ title: to }),
      },
    }),
    noteApi.slice({ command: ArchiveNote, decide: archiveNote }),
  ],
  access: noteAccess,
  messages: new URL('./messages/', import.meta.url),
  write: { providers: [NoteNumbers, NotePolicy] },
  read: { providers: [NoteCovers, NoteResolver] },
};
