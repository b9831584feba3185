import type { DocumentProblem, DocumentProblemCode } from './validate.ts';

export type Locale = 'ru' | 'en';

/** What is wrong and what to do, without the place. `{}` stands for the offending value. */
const messages: Record<DocumentProblemCode, Record<Locale, string>> = {
  NOT_A_DOCUMENT: {
    ru: 'это не документ редактора. Обновите страницу и вставьте текст заново',
    en: 'this is not a document of the editor. Reload the page and paste the text again',
  },
  TOO_DEEP: {
    ru: 'слишком глубокая вложенность (больше {} уровней). Вынесите внутренние списки или таблицы наружу',
    en: 'nested too deeply (more than {} levels). Move the inner lists or tables out',
  },
  TOO_BIG: {
    ru: 'документ слишком велик. Разделите его на несколько статей',
    en: 'the document is too big. Split it into several articles',
  },
  UNKNOWN_NODE: {
    ru: 'неизвестный блок «{}». Удалите его и вставьте содержимое заново',
    en: 'unknown block “{}”. Remove it and paste its content again',
  },
  UNKNOWN_MARK: {
    ru: 'неизвестное оформление текста «{}». Снимите форматирование с этого места',
    en: 'unknown formatting “{}”. Clear the formatting of this place',
  },
  BAD_ATTRIBUTE: {
    ru: 'недопустимое значение {}. Удалите блок и вставьте его заново',
    en: 'value not allowed: {}. Remove the block and insert it again',
  },
  UNSAFE_LINK: {
    ru: 'ссылка ведёт на недопустимый адрес ({}). Укажите адрес https://…, почту, телефон или статью',
    en: 'the link leads to an address that is not allowed ({}). Give an https://… address, a mail, a phone or an article',
  },
  BAD_IMAGE: {
    ru: 'картинка не загружена в базу знаний ({}). Загрузите файл и вставьте его снова',
    en: 'the picture is not uploaded to the knowledge base ({}). Upload the file and insert it again',
  },
  BAD_STRUCTURE: {
    ru: 'блоки вложены так, как нельзя ({}). Удалите этот блок и наберите его заново',
    en: 'blocks stand where they cannot ({}). Remove this block and write it again',
  },
};

/** A sentence for the author that names the block, counted from 1, and the remedy. */
export function documentProblemText(problem: DocumentProblem, locale: Locale): string {
  const block = problem.path[0] === 'content' ? Number(problem.path[1]) + 1 : null;
  const place = block === null ? '' : locale === 'ru' ? `Блок ${block}: ` : `Block ${block}: `;
  const text = messages[problem.code][locale].replace('{}', () => problem.detail);
  const sentence = place + text;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
