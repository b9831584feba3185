import type { Message } from '../errors.ts';
import { operatorLanguage } from '../startup-error.ts';

/** The words that the person at the terminal reads. */
export function say(text: Message): string {
  return text[operatorLanguage()];
}

/** Results go to standard output, everything about getting them to standard error: `--json` can be piped on. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
