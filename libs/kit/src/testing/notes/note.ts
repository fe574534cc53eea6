import {
  assertNever,
  type Command,
  commandNamed,
  type Decide,
  event,
  type EventOf,
  type Fold,
  plain,
  type Recorded,
  Refusal,
  streamNames,
  text,
} from '#kernel';

export const noteNames = streamNames('note');

export const noteShapes = {
  NoteOpened: event({ number: plain<number>(), title: text() }),
  LineAdded: event({ line: text() }),
  NoteRetitled: event({ title: text() }),
  NoteArchived: event({}),
};

export type NoteEvent = EventOf<typeof noteShapes>;

export interface NoteState {
  readonly isOpen: boolean;
  readonly title?: string;
  readonly lines: number;
}

export const noteFold: Fold<NoteState, NoteEvent> = {
  initial: { isOpen: false, lines: 0 },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'NoteOpened':
        return { ...state, isOpen: true, title: data.title };
      case 'LineAdded':
        return { ...state, lines: state.lines + 1 };
      case 'NoteRetitled':
        return { ...state, title: data.title };
      case 'NoteArchived':
        return { ...state, isOpen: false };
      default:
        return assertNever(type);
    }
  },
};

/** A note as the API shows it. */
export interface NoteView {
  readonly id: string;
  readonly number: number;
  readonly title?: string;
  readonly lines: readonly string[];
  readonly revision: number;
}

const unopened: NoteView = { id: '', number: 0, lines: [], revision: -1 };

export const foldNoteView = (view: NoteView = unopened, { type, data, envelope }: Recorded<NoteEvent>): NoteView => {
  const { revision } = envelope;
  switch (type) {
    case 'NoteOpened':
      return { ...view, id: noteNames.idOf(envelope.stream), number: data.number, title: data.title, revision };
    case 'LineAdded':
      return { ...view, lines: [...view.lines, data.line], revision };
    case 'NoteRetitled':
      return { ...view, title: data.title, revision };
    case 'NoteArchived':
      return { ...view, revision };
    default:
      return assertNever(type);
  }
};

export class OpenNote extends commandNamed('OpenNote')<{ readonly title: string; readonly noteId?: string }> {}
export class AddLine extends commandNamed('AddLine')<{ readonly line: string }> {}
export class RetitleNote extends commandNamed('RetitleNote')<{ readonly title: string }> {}
export class ImportNote extends commandNamed('ImportNote')<{ readonly title: string }> {}
export class CopyLine extends commandNamed('CopyLine')<{ readonly line: string }> {}
export class ArchiveNote extends commandNamed('ArchiveNote')<Record<never, never>> {}

type Deciding<C extends Command> = Decide<C, NoteState, NoteEvent>;

export const longestNote = 8;

export const openNote =
  (number: number): Deciding<OpenNote | ImportNote> =>
  ({ data: { title } }) => [{ type: 'NoteOpened', data: { number, title } }];

export const addLine: Deciding<AddLine | CopyLine> = ({ data: { line } }, { lines }) => {
  if (lines >= longestNote) throw new Refusal('NOTE_FULL', { lines });
  return [{ type: 'LineAdded', data: { line } }];
};

export const retitleNote: Deciding<RetitleNote> = ({ data: { title } }, state) =>
  state.title === title ? [] : [{ type: 'NoteRetitled', data: { title } }];

export const archiveNote: Deciding<ArchiveNote> = () => [{ type: 'NoteArchived', data: {} }];
