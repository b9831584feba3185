import { isSynonym, queryKey, SYNONYMS, WIRE_COLOURS } from '@fieldlore/search';
import type { FieldProblem, Message } from '../errors.ts';
import type { DictionaryContent } from './dictionary-content.ts';

const mostGroups = 2000;
const largestGroup = 30;
const longestWord = 80;
const mostPinned = 5;
/** Each query is looked up among them; nobody tends more by hand. */
const mostPins = 1000;
/** Between the members of a list, in the form as in a table. */
const separators = /[,;\n]/;

const aWord = /^\p{L}[\p{L}'’-]*$/u;
export const builtInGroups: ReadonlyMap<string, readonly string[]> = new Map(
  SYNONYMS.map((group) => [group[0] ?? '', group]),
);
const colours: ReadonlySet<string> = new Set(WIRE_COLOURS.map(({ iec }) => iec));

/** Trims, drops what is empty or stands twice. What remains is as the admin wrote it. */
export function tidied(content: DictionaryContent): DictionaryContent {
  const words = (list: readonly string[]) => [...new Set(list.map(clean).filter(Boolean))];
  return {
    synonyms: content.synonyms.map(words).filter((group) => group.length > 0),
    withoutGroups: words(content.withoutGroups),
    stopWords: words(content.stopWords).map((word) => word.toLowerCase()),
    colourWords: content.colourWords
      .map(({ iec, word }) => ({ iec: iec.trim().toUpperCase(), word: clean(word) }))
      .filter(({ word }) => word !== ''),
    pins: content.pins
      .map(({ query, entries }) => ({ query: clean(query), entries: [...new Set(entries)] }))
      .filter(({ query, entries }) => query !== '' || entries.length > 0),
  };
}

/** Of a tidied content: what can't work, by its place (`synonyms.3`), with what to do. Entries are looked up elsewhere. */
export function contentProblems(content: DictionaryContent): FieldProblem[] {
  const { synonyms, withoutGroups, stopWords, colourWords, pins } = content;
  return [
    ...(synonyms.length > mostGroups ? [{ path: 'synonyms', message: tooManyGroups }] : []),
    ...synonyms.flatMap((group, i) => problem(`synonyms.${i}`, groupProblem(group))),
    ...withoutGroups.flatMap((name, i) =>
      problem(`withoutGroups.${i}`, builtInGroups.has(name) ? null : noSuchGroup(name)),
    ),
    ...stopWords.flatMap((word, i) => problem(`stopWords.${i}`, aWord.test(word) ? null : notAWord(word))),
    ...colourWords.flatMap((one, i) => problem(`colourWords.${i}`, colourProblem(one))),
    ...pinProblems(pins),
  ];
}

const clean = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
const problem = (path: string, message: Message | null): FieldProblem[] =>
  message ? [{ path, message }] : [];

function groupProblem(group: readonly string[]): Message | null {
  const shown = group.join(', ').slice(0, 60);
  if (group.length < 2)
    return {
      ru: `«${shown}»: в группе одно слово. Добавьте хотя бы ещё одно через запятую.`,
      en: `“${shown}”: the group has one word. Add at least one more after a comma.`,
    };
  if (group.length > largestGroup)
    return {
      ru: `«${shown}…»: больше ${largestGroup} слов в группе. Разделите её: равнозначного бывает меньше.`,
      en: `“${shown}…”: more than ${largestGroup} words in a group. Split it: true equals are fewer.`,
    };
  const bad = group.find(
    (member) => separators.test(member) || member.length > longestWord || !isSynonym(member),
  );
  if (bad === undefined) return null;
  return {
    ru: `«${bad.slice(0, 60)}» не может быть синонимом: для поиска оно ничего не значит или слишком длинно. Уберите или уточните его.`,
    en: `“${bad.slice(0, 60)}” cannot be a synonym: it says nothing to the search, or is too long. Remove it or say more.`,
  };
}

const tooManyGroups: Message = {
  ru: `Групп больше ${mostGroups}. Уберите те, которыми никто не ищет.`,
  en: `There are more than ${mostGroups} groups. Remove those nobody searches by.`,
};

const noSuchGroup = (name: string): Message => ({
  ru: `Встроенной группы «${name}» нет. Возьмите первое слово группы из списка на странице.`,
  en: `There is no built-in group “${name}”. Take the first word of a group from the list on the page.`,
});

const notAWord = (word: string): Message => ({
  ru: `«${word.slice(0, 60)}» — не одно слово из букв. Стоп-слова пишутся по одному, без чисел и знаков.`,
  en: `“${word.slice(0, 60)}” is not one word of letters. Stop words are written one by one, without numbers or signs.`,
});

function colourProblem({ iec, word }: { iec: string; word: string }): Message | null {
  if (!colours.has(iec))
    return {
      ru: `Цвета «${iec}» нет. Известны: ${[...colours].join(', ')}.`,
      en: `There is no colour “${iec}”. Known are: ${[...colours].join(', ')}.`,
    };
  if (aWord.test(word) && word.length > 2) return null;
  return {
    ru: `«${word}» — не название цвета: нужно одно слово от трёх букв.`,
    en: `“${word}” is no name of a colour: one word of three letters or more is needed.`,
  };
}

function pinProblems(pins: DictionaryContent['pins']): FieldProblem[] {
  // Then the rows are not read: each is compared with those before it.
  if (pins.length > mostPins) return [{ path: 'pins', message: tooManyPins }];
  return pins.flatMap((pin, i) => problem(`pins.${i}`, pinProblem(pin, pins.slice(0, i))));
}

const tooManyPins: Message = {
  ru: `Закреплённых запросов больше ${mostPins}. Уберите те, которые поиск и так находит или которых никто не задаёт.`,
  en: `There are more than ${mostPins} pinned queries. Remove those that search answers well by itself, or that nobody asks.`,
};

function pinProblem(
  { query, entries }: DictionaryContent['pins'][number],
  before: DictionaryContent['pins'],
): Message | null {
  const key = queryKey(query);
  if (key === '')
    return {
      ru: `Запрос «${query}» нельзя закрепить: в нём нет слов или есть кавычки, минус, «вид:». Оставьте только слова.`,
      en: `The query “${query}” cannot be pinned: it has no words, or quotes, a minus, “kind:”. Leave words alone.`,
    };
  if (entries.length === 0)
    return {
      ru: `Для «${query}» не указано ни одного материала. Впишите его номер (стоит под заголовком после №).`,
      en: `No entry is given for “${query}”. Write its number (it stands below the title).`,
    };
  if (entries.length > mostPinned)
    return {
      ru: `Для «${query}» больше ${mostPinned} материалов. Оставьте главные: остальное найдёт поиск.`,
      en: `More than ${mostPinned} entries for “${query}”. Keep the main ones: search finds the others.`,
    };
  if (before.some((other) => queryKey(other.query) === key))
    return {
      ru: `«${query}» закреплён дважды (для поиска это один запрос). Соедините строки.`,
      en: `“${query}” is pinned twice (to the search it is one query). Join the rows.`,
    };
  return null;
}
