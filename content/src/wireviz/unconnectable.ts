import type { Locale } from '../document/problem-text.ts';

type Message = Record<Locale, string>;

/** Why a set of connections, or a part of it, could not be read. */
export class Unconnectable extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.en);
    this.text = text;
  }
}

export const twice = (connector: string, pin: string): Message => ({
  ru: `У разъёма ${connector} два вывода «${pin}»: дайте им разные обозначения.`,
  en: `The connector ${connector} has two pins “${pin}”: give them different names.`,
});

export function unnamed(list: 'connectors' | 'cables', name: string): Message {
  return list === 'connectors'
    ? {
        ru: `Разъём «${name}» не назван в connections, и в схему он не попадёт: допишите там «- [${name}]».`,
        en: `The connector “${name}” is not named in connections and is left out: add “- [${name}]” there.`,
      }
    : {
        ru: `Кабель «${name}» не назван в connections, и в схему он не попадёт: соедините его жилы с выводами.`,
        en: `The cable “${name}” is not named in connections and is left out: connect its wires to pins.`,
      };
}

export function tooMany(): Unconnectable {
  return new Unconnectable({
    ru: `В одной схеме — не больше 5000 соединений. Разделите файл на несколько.`,
    en: `One scheme holds at most 5000 connections. Split the file into several.`,
  });
}

export function tooManyParts(): Unconnectable {
  return new Unconnectable({
    ru: 'В одной схеме — не больше 200 разъёмов и 500 кабелей. Разделите файл на несколько.',
    en: 'One scheme holds at most 200 connectors and 500 cables. Split the file into several.',
  });
}

export function notParallel(has: number, wants: number): Unconnectable {
  return new Unconnectable({
    ru: `В одной строке соединений ${has} выводов против ${wants}: их число должно совпадать.`,
    en: `One set of connections has ${has} pins against ${wants}: their number has to be the same.`,
  });
}
