/**
 * Another form of a Russian word, by its ending, as somebody else would put it: «подключение датчика» → «подключения
 * датчику». Knows nothing of our stemmer, which is what it is to be measured by.
 */
const ENDINGS: readonly (readonly [ending: RegExp, other: string])[] = [
  [/ого$/, 'ому'],
  [/его$/, 'ему'],
  [/ыми$/, 'ых'],
  [/ими$/, 'их'],
  [/ами$/, 'ах'],
  [/ями$/, 'ях'],
  [/ый$/, 'ого'],
  [/ий$/, 'ему'],
  [/ой$/, 'ую'],
  [/ая$/, 'ой'],
  [/яя$/, 'ей'],
  [/ое$/, 'ого'],
  [/ее$/, 'ему'],
  [/ые$/, 'ых'],
  [/ие$/, 'ия'],
  [/ых$/, 'ым'],
  [/их$/, 'им'],
  [/ию$/, 'ией'],
  [/ии$/, 'иями'],
  [/ия$/, 'ию'],
  [/ость$/, 'ости'],
  [/ить$/, 'ил'],
  [/ать$/, 'ал'],
  [/ять$/, 'ял'],
  [/ов$/, 'ами'],
  [/ам$/, 'ах'],
  [/ах$/, 'ами'],
  [/ом$/, 'у'],
  [/а$/, 'ой'],
  [/у$/, 'ом'],
  [/ы$/, 'ам'],
  [/о$/, 'ом'],
  [/([бвгджзклмнпрстфхцчшщ])$/, '$1ом'],
];
const LONG_ENOUGH = /^[а-яё]{5,}$/i;

/** The word in another form, or as it is where no rule knows one. */
export function inflected(word: string): string {
  if (!LONG_ENOUGH.test(word)) return word;
  const rule = ENDINGS.find(([ending]) => ending.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
}
