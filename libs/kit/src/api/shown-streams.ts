import type { Permissions } from '#access';
import type { CommandOutcome } from '#graphql';
import type { StreamNames } from '#kernel';
import type { StreamCommands } from '../streams/stream-commands.js';
import type { StreamReader } from '../streams/stream-reader.js';

/** Shows the objects of streams, such as cases, in the payloads of commands. */
export class ShownStreams<View> {
  constructor(
    private readonly names: StreamNames,
    private readonly kind: string,
    private readonly commands: Pick<StreamCommands<never, never>, 'eventsOf'>,
    private readonly reader: Pick<StreamReader<View, never>, 'view' | 'viewAfter'>,
    private readonly show: (view: View) => object | Promise<object>,
  ) {}

  /**
   * Returns the object of a stream after a command, also a refused one; undefined if it does not exist. Uses the events that
   * the command read and appended, so that clients see their own write at once. Reads the stream only if the command did
   * not.
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
