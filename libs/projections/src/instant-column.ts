import { Column } from 'typeorm';
import { type Instant, instantOf } from '#kernel';

/** A `timestamptz` column whose property is an {@link Instant}: TypeORM makes a Date of it otherwise, whatever the driver gave. */
export const InstantColumn = (name: string, { nullable = false } = {}): PropertyDecorator =>
  Column('timestamptz', {
    name,
    nullable,
    transformer: {
      from: (date: Date | null): Instant | null => date && instantOf(date.getTime()),
      to: (instant: Instant | null) => instant,
    },
  });
