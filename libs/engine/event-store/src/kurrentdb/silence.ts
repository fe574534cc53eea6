/** Calls `interrupt` when nothing arrives for too long. */
export class SilenceWatch {
  #timer: NodeJS.Timeout | undefined;
  #wasTooLong = false;

  constructor(
    private readonly milliseconds: number,
    private readonly interrupt: () => void,
  ) {}

  get wasTooLong(): boolean {
    return this.#wasTooLong;
  }

  begin(): void {
    this.#timer = setTimeout(() => {
      this.#wasTooLong = true;
      this.interrupt();
    }, this.milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
