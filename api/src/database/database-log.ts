import type { Logger as TypeOrmLogger } from 'typeorm';
import type { Logger } from '../log.ts';

/**
 * What TypeORM reports, in our log: warnings and slow statements, without their parameters, which are
 * people's texts. Failed statements are thrown, so whoever catches them logs them once.
 */
export class DatabaseLog implements TypeOrmLogger {
  readonly #log: Logger | undefined;

  constructor(log: Logger | undefined) {
    this.#log = log;
  }

  logQuerySlow(milliseconds: number, query: string): void {
    this.#log?.warn({ milliseconds, query }, 'A slow statement');
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.#log?.warn(String(message));
  }

  logQuery(): void {}

  logQueryError(): void {}

  logSchemaBuild(): void {}

  logMigration(): void {}
}
