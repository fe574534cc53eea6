import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#platform';

/** Nest logs start-up errors under this name and also throws them. The program itself reports them. */
const startContext = 'ExceptionHandler';

/** Passes Nest's messages to our logger. Messages about its start are only useful for debugging. */
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
