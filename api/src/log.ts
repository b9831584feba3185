import { type DestinationStream, pino, type Logger } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

/**
 * What must never reach a log file, wherever in an object it stands one level down: secrets, and of a statement that
 * failed what it was given, which is what people wrote.
 */
const secrets = [
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
  'parameters',
  'detail',
  'driverError',
];

/** A pino logger: JSON lines for machines, short lines for a person at a terminal. */
export function createLog(options: Config['log'], destination?: DestinationStream): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: secrets.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]),
  };
  return options.format === 'json'
    ? pino(settings, destination)
    : pino(settings, { write: (line) => void process.stdout.write(asText(line)) });
}

function asText(line: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const stack = (err as { stack?: string } | undefined)?.stack;
  const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `;
  return `${String(time).slice(11, 19)} ${mark}${String(msg ?? '')}${details}${stack ? `\n${stack}` : ''}\n`;
}
