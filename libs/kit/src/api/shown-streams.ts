import type { Permissions } from '#access';
import type { CommandOutcome } from '#graphql';
import type { StreamNames } from '#kernel';
import type { StreamCommands } from '../streams/stream-commands.js';
import type { StreamReader } from '../streams/stream-reader.js';

/** What streams are about, as the API shows it right after a command to them. */
export class ShownStreams<View> {
  constructor(
    private readonly names: StreamNames,
    private readonly kind: string,
    private readonly commands: Pick<StreamCommands<never, never>, 'eventsOf'>,
    private readonly reader: Pick<StreamReader<View, never>, 'view' | 'viewAfter'>,
    private readonly show: (view: View) => object | Promise<object>,
  ) {}

  /**
   * Made of what the command read and appended, so that clients see their own write at once; after a refusal too, where they
   * may see it. The stream is read where the command was refused before anyone looked at it.
   */
  async after({ command, stream }: CommandOutcome, permissions: Permissions): Promise<object | undefined> {
    const revealed = permissions.reveals(this.kind);
    const events = command && this.commands.eventsOf(command);
    const view = events
      ? await this.reader.viewAfter(events, revealed)
      : await this.reader.view(this.names.idOf(stream), revealed);
    return view && this.show(view);
  }
}
