import type { ErrorCode } from 'yaml';
import type { Locale } from '../document/problem-text.ts';

const russian: Record<ErrorCode, string> = {
  ALIAS_PROPS: 'у ссылки на якорь не бывает своего якоря или тега',
  BAD_ALIAS: 'имя якоря или ссылки на него записано неверно',
  BAD_COLLECTION_TYPE: 'тег не подходит к этому значению',
  BAD_DIRECTIVE: 'непонятная строка, которая начинается с %',
  BAD_DQ_ESCAPE: 'непонятный знак после \\ в двойных кавычках',
  BAD_INDENT: 'отступ не совпадает с соседними строками, или выше не закрыта скобка',
  BAD_PROP_ORDER: 'якорь или тег стоит не на своём месте',
  BAD_SCALAR_START: 'значение не может начинаться с этого знака, возьмите его в кавычки',
  BLOCK_AS_IMPLICIT_KEY: 'второе двоеточие в строке, возьмите значение в кавычки',
  BLOCK_IN_FLOW: 'внутри скобок список или поля пишутся через запятую, а не с новой строки',
  DUPLICATE_KEY: 'такое поле здесь уже есть',
  IMPOSSIBLE: 'запись не разобрать',
  KEY_OVER_1024_CHARS: 'имя поля длиннее 1024 знаков',
  MISSING_CHAR: 'не хватает запятой, двоеточия, закрывающей скобки или кавычки',
  MULTILINE_IMPLICIT_KEY: 'имя поля занимает несколько строк: нет двоеточия или не закрыта кавычка',
  MULTIPLE_ANCHORS: 'у значения больше одного якоря',
  MULTIPLE_DOCS: 'в тексте несколько документов, разделённых ---, нужен один',
  MULTIPLE_TAGS: 'у значения больше одного тега',
  NON_STRING_KEY: 'имя поля — не слово',
  RESOURCE_EXHAUSTION: 'слишком много уровней вложенности',
  TAB_AS_INDENT: 'отступ сделан табуляцией, нужны пробелы',
  TAG_RESOLVE_FAILED: 'непонятный тег',
  UNEXPECTED_TOKEN: 'здесь лишний знак',
};

/** What is wrong with a YAML text, by the library's error; where it is, its `pos` tells. */
export function yamlMistake({ code, message }: { code: ErrorCode; message: string }): Record<Locale, string> {
  const [reason] = message.split('\n') as [string];
  return { ru: `Ошибка в YAML: ${russian[code]}`, en: `A mistake in the YAML: ${reason}` };
}
