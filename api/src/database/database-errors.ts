import { QueryFailedError } from 'typeorm';
import { BadInputError, ConflictError, type Message } from '../errors.ts';

/** What a violated constraint means to people, by the constraint's name. */
const meanings: Record<string, Message> = {
  person_email_key: {
    ru: 'Человек с таким адресом почты уже есть.',
    en: 'Somebody with this e-mail address is here already.',
  },
  section_slug_key: {
    ru: 'Такой адрес раздела уже занят. Выберите другой.',
    en: 'This section address is taken. Choose another.',
  },
  entry_slug_pkey: {
    ru: 'Такой адрес страницы уже занят. Выберите другой.',
    en: 'This page address is taken. Choose another.',
  },
  entry_translation_group_locale_key: {
    ru: 'Перевод на этот язык уже есть. Откройте его; если он в корзине или в архиве — восстановите.',
    en: 'There is a translation into this language. Open it; where it is in the bin or the archive, restore it.',
  },
  canned_answer_shared_code_idx: {
    ru: 'Общий готовый ответ с таким коротким кодом на этом языке уже есть. Выберите другой код или отправьте тот ответ в архив.',
    en: 'There is a shared canned answer with this short code in this language. Choose another code, or archive that answer.',
  },
  canned_answer_personal_code_idx: {
    ru: 'У вас уже есть личный ответ с таким коротким кодом на этом языке. Выберите другой код.',
    en: 'You have a personal answer with this short code in this language. Choose another code.',
  },
  saved_search_person_id_name_key: {
    ru: 'Поиск с таким названием только что сохранён. Обновите страницу.',
    en: 'A search of this name has just been saved. Reload the page.',
  },
  search_dictionary_draft_pkey: {
    ru: 'Другой администратор только что начал черновик. Откройте страницу заново: ваши строки ещё в форме, скопируйте нужное.',
    en: 'Another admin has just begun a draft. Open the page anew: your lines are still in the form, copy what you need.',
  },
  make_slug_key: { ru: 'Такая марка уже есть.', en: 'This make is here already.' },
  vehicle_model_make_id_slug_key: {
    ru: 'Такая модель у этой марки уже есть.',
    en: 'This make has such a model already.',
  },
  generation_model_id_name_key: {
    ru: 'Такое поколение у этой модели уже есть.',
    en: 'This model has such a generation already.',
  },
  vehicle_model_years: { ru: 'Год «до» раньше года «от».', en: 'The last year is before the first.' },
  generation_years: { ru: 'Год «до» раньше года «от».', en: 'The last year is before the first.' },
  fitment_years: { ru: 'Год «до» раньше года «от».', en: 'The last year is before the first.' },
  fitment_same_row_idx: {
    ru: 'Такую строку только что добавил кто-то другой. Обновите страницу.',
    en: 'Somebody else has just added this row. Reload the page.',
  },
  fitment_quantity: { ru: 'Количество должно быть больше нуля.', en: 'The quantity has to be above zero.' },
};

const stillUsed: Message = {
  ru: 'На это ещё ссылаются другие записи. Сначала перенесите или удалите их.',
  en: 'Other records still refer to this. Move or remove them first.',
};

/** PostgreSQL's error codes, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const stillReferred = new Set([
  '23503',
  // Of `ON DELETE RESTRICT`, from PostgreSQL 18 on.
  '23001',
]);

/** A character that no text column takes: NUL as itself (22021), and as `\\u0000` inside of JSON (22P05). */
const impossibleCharacter = new Set(['22021', '22P05']);

const withoutNul: Message = {
  ru: 'В тексте есть нулевой символ (NUL), его нельзя сохранить. Так бывает при копировании из двоичного файла: вставьте текст заново через «Вставить без форматирования» или наберите его.',
  en: 'The text holds a NUL character, which cannot be kept. That comes from copying out of a binary file: paste the text again without formatting, or type it.',
};

/** A violated constraint as CONFLICT in plain words, an impossible character as bad input; any other error as it came. */
export function translateDatabaseError(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const { constraint, code } = error.driverError as { constraint?: string; code?: string };
  const meaning = constraint ? meanings[constraint] : undefined;
  if (meaning) return new ConflictError(meaning);
  if (code && impossibleCharacter.has(code)) return new BadInputError([], withoutNul);
  return code && stillReferred.has(code) ? new ConflictError(stillUsed) : error;
}

/** Class 08 is a lost connection, 57P01–57P03 a server that stops or starts; the rest are Node's own. */
const awayCodes = /^(08|57P0[123]$|ECONNREFUSED$|ECONNRESET$|ENOTFOUND$|ETIMEDOUT$|EPIPE$)/;

/** Whether the error says that the database can't be reached, rather than that it refused something. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return awayCodes.test(String(driverError?.code ?? code ?? ''));
}
