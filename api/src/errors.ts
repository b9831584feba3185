import { GraphQLError } from 'graphql';

/** A message in both languages of the interface; the reader's own is chosen when it leaves. */
export interface Message {
  ru: string;
  en: string;
}

export interface FieldProblem {
  /** Place in the input: `title`, `data.connectors.0.pins.3`. */
  path: string;
  message: Message;
}

/** The few errors a client may see. Whatever else is thrown leaves as INTERNAL_SERVER_ERROR without its message. */
export class PublicError extends GraphQLError {
  readonly text: Message;
  readonly fields: FieldProblem[];

  constructor(code: string, text: Message, options: { fields?: FieldProblem[]; http?: number } = {}) {
    super(text.en, { extensions: { code, ...(options.http && { http: { status: options.http } }) } });
    this.text = text;
    this.fields = options.fields ?? [];
  }
}

export class UnauthenticatedError extends PublicError {
  constructor(text: Message = { ru: 'Войдите, чтобы продолжить.', en: 'Sign in to continue.' }) {
    super('UNAUTHENTICATED', text);
  }
}

/** The viewer sees the thing but may not do this to it. */
export class ForbiddenError extends PublicError {
  constructor(text: Message = { ru: 'На это действие нет права.', en: 'You may not do this.' }) {
    super('FORBIDDEN', text);
  }
}

/** There is no such thing, or the viewer may not know of it: the two look the same on purpose. */
export class NotFoundError extends PublicError {
  constructor(
    text: Message = {
      ru: 'Такой записи нет или она вам недоступна.',
      en: 'There is no such record, or it is not yours to see.',
    },
  ) {
    super('NOT_FOUND', text);
  }
}

export class BadInputError extends PublicError {
  constructor(fields: FieldProblem[], text?: Message) {
    const first = fields[0]?.message;
    super('BAD_USER_INPUT', text ?? first ?? { ru: 'Проверьте введённое.', en: 'Check what was entered.' }, {
      fields,
    });
  }
}

/** Somebody else was first: a taken name, or a version that has moved on. */
export class ConflictError extends PublicError {
  constructor(text: Message, fields: FieldProblem[] = []) {
    super('CONFLICT', text, { fields });
  }
}

export class RateLimitedError extends PublicError {
  constructor(retryAfterSeconds: number) {
    super('RATE_LIMITED', {
      ru: `Слишком много попыток. Повторите через ${retryAfterSeconds} с.`,
      en: `Too many attempts. Try again in ${retryAfterSeconds} s.`,
    });
    this.extensions['retryAfter'] = retryAfterSeconds;
  }
}
