import type { Token } from './tokens.ts';

/**
 * Words too common to tell documents apart. «Нет», «без», `no` and `not` are kept: "нет связи" is a complaint.
 */
const STOP_WORDS = new Set(
  `а бы был была были было быть в во вот все вы где да для до его ее ей если есть еще ж же за и из или им их
  к как какая какие какой какое ко когда который которая которое которые ли либо мне можно мой мы на над надо нам
  него нее ней но ну о об он она они оно от по под при про с сам свой себя со так также там то тоже того тот
  только ты у уже чем через что чтобы пожалуйста подскажите здравствуйте эта эти это этого этой этот эту я делать нужно куда сколько зачем почему
  a an and are as at be been but by could did do does for from had has have he her his how i if in into is it
  its me my of on or our she should so that the their them then there these they this those to us was we were what
  when where please hello which who why will with would you your`.split(/\s+/),
);

/** Whether a folded word is a stop word, whatever its case or place. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/**
 * Words that say little alone but belong to phrases («не отвечает» is a synonym of «нет связи») or to texts:
 * that something does not work is why anybody searches.
 */
const WEAK_WORDS = new Set(['не', 'работает', 'работают', 'работать', 'works', 'working']);

/** Whether a folded word counts only as a part of a known phrase. The index keeps it, a query drops it otherwise. */
export function isWeakWord(word: string): boolean {
  return WEAK_WORDS.has(word);
}

const ALL_CAPITALS = /^\p{Lu}+$/u;

/**
 * Whether a token carries no meaning of its own. A stop word in capitals is an abbreviation or a letter of
 * the field («ПО» is software, `A` a bus line, «В» volts): kept, unless a single capital opens a sentence; «К 744»
 * is a tractor even there.
 */
export function isDroppable(token: Token, text: string): boolean {
  const [word] = token.parts;
  if (token.parts.length > 1 || word === undefined || !STOP_WORDS.has(word)) return false;
  if (!ALL_CAPITALS.test(token.raw)) return true;
  if (token.raw.length > 1 || /^[ -]?\p{N}/u.test(text.slice(token.end, token.end + 2))) return false;
  return opensSentence(text, token.start);
}

function opensSentence(text: string, start: number): boolean {
  for (let i = start - 1; i >= 0; i--) {
    const sign = text.charAt(i);
    if (sign === '\n' || '.!?…:'.includes(sign)) return true;
    if (!' \t«"“(—–-'.includes(sign)) return false;
  }
  return true;
}
