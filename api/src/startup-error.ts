/** The language in which the person who starts the program reads: their system's, as Node understands it. */
export function operatorLanguage(): 'ru' | 'en' {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ru') ? 'ru' : 'en';
}

/**
 * The program cannot start, and the person at the terminal can mend it.
 * Each text names the place and the remedy; the command line prints it without a stack trace.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly ru: string;
  readonly en: string;

  constructor(text: { ru: string; en: string }, options?: ErrorOptions) {
    super(operatorLanguage() === 'ru' ? text.ru : text.en, options);
    this.ru = text.ru;
    this.en = text.en;
  }
}
