import type { FieldClass } from '#kernel';

/**
 * The value of a personal field or a text, opened when it is first read and not before. Upcasters meet such fields in this
 * form: moved, dropped or mapped, they stay sealed.
 */
export class Sealed<Value> {
  private opening: (() => Value) | undefined;
  private value: Value;

  constructor(
    /** Under which it is stored, whatever field it has moved to since. */
    readonly fieldClass: FieldClass,
    open: () => Value,
  ) {
    this.opening = open;
  }

  /** @throws Error where it can't be opened, naming event and field. */
  read(): Value {
    if (this.opening) {
      this.value = this.opening();
      this.opening = undefined;
    }
    return this.value;
  }

  /** What `change` makes of it, once that is read. */
  map<Next>(change: (value: Value) => Next): Sealed<Next> {
    return new Sealed(this.fieldClass, () => change(this.read()));
  }
}
