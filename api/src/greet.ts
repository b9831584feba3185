import type { Config } from './config.ts';
import type { DemoSignIn } from './demo/seed-demo.ts';
import { operatorLanguage } from './startup-error.ts';

/** The few lines a newcomer waits for: where it runs and how to get in. */
export function greet(config: Config, port: number, demo: DemoSignIn[] | null): void {
  const host = ['0.0.0.0', '::', '127.0.0.1'].includes(config.http.host) ? 'localhost' : config.http.host;
  const lines = [`Fieldlore  http://${host}:${port}`];
  const ru = operatorLanguage() === 'ru';
  if (demo) {
    lines.push(ru ? 'Войти как:' : 'Sign in as:');
    for (const { who, email, password } of demo)
      lines.push(`  ${who[ru ? 'ru' : 'en'].padEnd(18)} ${email.padEnd(26)} ${password}`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
