import { slugOf } from '../document/slug.ts';
import { Blank } from '../kinds/canned-answer.ts';

export interface ConvertedTemplate {
  text: string;
  /** The blanks that the text uses, each once, ready for the answer's data. */
  blanks: Blank[];
}

/** Converts a template of osTicket: `%{recipient.name.first}` becomes a blank of the same name. */
export function fromOsTicket(text: string): ConvertedTemplate {
  const names = new Set<string>();
  const converted = text
    .replaceAll('{{', '\\{{')
    .replace(/%\{\s*([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)\s*\}/gu, (_, name: string) => {
      names.add(name);
      return `{{${name}}}`;
    });
  return {
    text: converted,
    blanks: [...names].map((name) => Blank.parse({ name, label: name.replace(/[._]/g, ' ') })),
  };
}

/**
 * Converts a response of the Bitext set, whose blanks are free text (`{{Website/App Name}}`, `{{"Refund Policy" or
 * "Money Back Guarantee"}}`): the text becomes the label, words of it the name. Different texts never share a name.
 */
export function fromBitext(text: string): ConvertedTemplate {
  const blanks = new Map<string, Blank>();
  const converted = text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, label: string) => {
    let blank = blanks.get(label);
    if (!blank) {
      const words = slugOf(label, 60) || 'blank';
      const taken = [...blanks.values()].map(({ name }) => name);
      let name = words;
      for (let n = 2; taken.includes(name); n++) name = `${words}-${n}`;
      blank = Blank.parse({ name, label: label.slice(0, 200) });
      blanks.set(label, blank);
    }
    return `{{${blank.name}}}`;
  });
  return { text: converted, blanks: [...blanks.values()] };
}
