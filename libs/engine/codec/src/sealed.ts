import type { FieldClass } from '#kernel';

/**
 * A personal or text field that is decrypted when first read. Upcasters get such fields in this form, and can move,
 * drop or map them without decrypting.
 */
export class Sealed<Value> {
  private opening: (() => Value) | undefined;
  private value: Value;

  constructor(
    /** The class under which it is stored, even if it has moved to another field since. */
    readonly fieldClass: FieldClass,
    open: () => Value,
  ) {
    this.opening = open;
  }

  /** @throws Error naming event and field if the value cannot be decrypted. */
  read(): Value {
    if (this.opening) {
      this.value = this.opening();
      this.opening = undefined;
    }
    return this.value;
  }

  /** A sealed value that applies `change` when it is read. */
  map<Next>(change: (value: Value) => Next): Sealed<Next> {
    return new Sealed(this.fieldClass, () => change(this.read()));
  }
}
