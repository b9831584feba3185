/** Why the text of a file is not searched, or not all of it. */
export type TextProblem =
  | 'ENCRYPTED'
  | 'DAMAGED'
  /** It unpacks to more than is safe to hold. */
  | 'TOO_LARGE'
  | 'TOO_SLOW'
  /** What stands before the limit was read. */
  | 'TOO_LONG'
  /** A scan: pictures of text. */
  | 'NO_TEXT';

export interface TextPage {
  /** Counted from 1; of a document without pages there is one. */
  number: number;
  /** Name of the sheet, in workbooks. */
  sheet: string | null;
  text: string;
}

/** What is read of a file, as far as the limits reach. */
export interface ExtractedText {
  pages: TextPage[];
  problem: TextProblem | null;
}

/** Thrown by those that read; everything else that goes wrong in a file means that it is damaged. */
export class TextError extends Error {
  readonly problem: TextProblem;

  constructor(problem: TextProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Past these nobody finds what they look for by a word: the beginning is searched, and people are told. */
export const longest = { pages: 400, characters: 400_000 };

/** Collects the text of pages up to the limits. */
export class TextPages {
  readonly pages: TextPage[] = [];
  private characters = 0;
  private isCut = false;

  /** Whether there is no room for another page. */
  get isFull(): boolean {
    return this.characters >= longest.characters;
  }

  add(number: number, text: string, sheet: string | null = null): void {
    const room = longest.characters - this.characters;
    const whole = cleaned(text);
    const plain = whole.slice(0, room);
    this.isCut ||= plain.length < whole.length;
    this.characters += plain.length;
    if (plain) this.pages.push({ number, sheet, text: plain });
  }

  /**
   * @param isAll whether every page was added
   * @throws TextError where none of them holds a word
   */
  done(isAll: boolean): ExtractedText {
    if (this.pages.length === 0) throw new TextError('NO_TEXT');
    return { pages: this.pages, problem: isAll && !this.isCut ? null : 'TOO_LONG' };
  }
}

/** Without control characters, which PostgreSQL and JSON don't take, runs of space, and the dots of tables of contents. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, (run) =>
      /[\n\r]/.test(run) ? '\n' : run.includes('\t') ? ' ' : '',
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?:[.·…_] ?){5,}/g, '… ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}
