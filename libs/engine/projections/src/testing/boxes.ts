import type { DomainEvent } from '#kernel';
import { defineProjection } from '../projection.js';
import { column } from '../read-table/column.js';
import { readTable, type RowOf } from '../read-table/read-table.js';

const boxesTable = readTable({
  name: 'boxes',
  version: 1,
  key: 'box',
  columns: { box: column.text(), color: column.text(), marks: column.texts() },
});
const labelsTable = readTable({
  name: 'labels',
  version: 1,
  key: 'label',
  columns: { label: column.text(), color: column.text() },
});

export type BoxRow = RowOf<typeof boxesTable>;

type BoxEvent =
  | DomainEvent<'Filled', object>
  | DomainEvent<'Labelled', object>
  | DomainEvent<'Dyed', { color: string }>
  | DomainEvent<'Poured', { into: string }>
  | DomainEvent<'Repainted', { from: string; to: string }>;

export interface BoxesOptions {
  readonly lanes: number;
  /** `<position>/<box>`: what can't be folded, for as long as it is in here. */
  readonly poison: ReadonlySet<string>;
}

const boxOf = (stream: string): string => stream.slice('box-'.length);

/**
 * All that a projection may do: rows of the stream (`box-1` is about box 1), rows made of an event, an event that reaches
 * another stream's row, and one that repaints whatever has a color. Marks show what was folded, and in which order.
 */
export const boxesOf = ({ lanes, poison }: BoxesOptions) =>
  defineProjection<BoxEvent>()({
    name: 'boxes',
    version: 1,
    reactsTo: { box: ['Filled', 'Labelled', 'Dyed', 'Poured'], painter: ['Repainted'] },
    lanes,
    tables: { boxes: boxesTable, labels: labelsTable },
    keys({ type, data, envelope: { stream, revision } }) {
      if (type === 'Repainted') return {};
      const box = boxOf(stream);
      if (type === 'Labelled') return { boxes: [box], labels: [`${stream}@${revision}`] };
      return { boxes: type === 'Poured' ? [box, data.into] : [box] };
    },
    laneKeysOf: (stream) => (stream.startsWith('box-') ? [boxOf(stream)] : []),
    fold({ boxes }, { type, data, envelope: { stream, revision, position } }) {
      const changed: Record<string, BoxRow> = {};
      for (const [box, row] of Object.entries(boxes)) {
        if (poison.has(`${position}/${box}`)) throw new Error(`poison at ${position}`);
        const { color, marks } = row ?? { color: 'white', marks: [] };
        changed[box] = { box, color: type === 'Dyed' ? data.color : color, marks: [...marks, position] };
      }
      if (type !== 'Labelled') return { boxes: changed };
      const label = `${stream}@${revision}`;
      return { boxes: changed, labels: { [label]: { label, color: changed[boxOf(stream)].color } } };
    },
    sweeps: {
      types: ['Repainted'],
      of: ({ data }) => {
        const { from, to } = data as { from: string; to: string };
        return [
          { table: 'boxes', where: { color: from }, patch: { color: to } },
          { table: 'labels', where: { color: from }, patch: { color: to } },
        ];
      },
    },
  });
