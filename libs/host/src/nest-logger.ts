import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#platform';

/** Nest logs what goes wrong at the start under this name, and throws it as well: whoever starts the program tells it. */
const startContext = 'ExceptionHandler';

/** Lets Nest speak through our log. What it tells of its own start is of use only when something is wrong with it. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (context === startContext) return;
    if (message instanceof Error) this.logger.error({ err: message, context }, message.message);
    else this.logger.error({ context, stack: rest.length > 1 ? rest[0] : undefined }, String(message));
  }
}
