import type { RichMark, RichNode } from '../document/document.ts';

/**
 * Gathers text and blocks in reading order, as a browser lays them out: text runs into a line until a block starts,
 * white space collapses, and what stands between two blocks becomes a paragraph. Nothing that is put in gets lost.
 */
export class Flow {
  private readonly blocks: RichNode[] = [];
  private line: RichNode[] = [];
  private anchor: string | null = null;

  text(value: string, marks: readonly RichMark[]): void {
    let text = value.replace(/[ \t\n\r\f]+/g, ' ');
    if (text.startsWith(' ') && this.endsWithSpace()) text = text.slice(1);
    if (text === '') return;
    this.line.push({ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
  }

  /** A picture within the line. */
  leaf(node: RichNode): void {
    this.line.push(node);
  }

  lineBreak(): void {
    this.trimLine();
    this.line.push({ type: 'hardBreak' });
  }

  endLine(): void {
    // A break at the end of a line shows nothing in a browser either.
    this.trimLine();
    while (this.line.at(-1)?.type === 'hardBreak') {
      this.line.pop();
      this.trimLine();
    }
    if (this.line.length > 0) this.blocks.push({ type: 'paragraph', content: this.line });
    this.line = [];
  }

  block(node: RichNode): void {
    this.endLine();
    if (node.type === 'heading' && this.anchor !== null && !node.attrs?.anchor)
      node = { ...node, attrs: { ...node.attrs, anchor: this.anchor } };
    this.anchor = null;
    this.blocks.push(node);
  }

  /** An empty `<a id>` names the place after it; only headings can keep the name. */
  anchorHere(id: string): void {
    this.anchor = id;
  }

  finish(): RichNode[] {
    this.endLine();
    return this.blocks;
  }

  private endsWithSpace(): boolean {
    const last = this.line.at(-1);
    return last === undefined || last.type === 'hardBreak' || Boolean(last.text?.endsWith(' '));
  }

  private trimLine(): void {
    for (let last = this.line.at(-1); last?.type === 'text'; last = this.line.at(-1)) {
      last.text = last.text!.replace(/ +$/, '');
      if (last.text !== '') return;
      this.line.pop();
    }
  }
}
