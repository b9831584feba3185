import { type Extensions, Extension } from '@tiptap/core';
import {
  DiagramBlock,
  diagramHtml,
  linkTarget,
  PinChip,
  pinHtml,
  type Locale,
  type ShownDiagram,
} from '@fieldlore/content';
import { NARROW, WIDE } from '#lib/diagrams/drawing-widths.ts';
import { pinAtAnchor } from '#lib/diagrams/wire-path.ts';
import { findDiagram, type FoundDiagram } from './find.ts';
import { onPaste } from './on-paste.ts';

type Shown = ShownDiagram | null;

/** The diagrams of one text, each asked for once. */
export class LiveDiagrams {
  readonly #found = new Map<string, Promise<FoundDiagram | null>>();

  find(id: string): Promise<FoundDiagram | null> {
    const found = this.#found.get(id) ?? findDiagram({ id });
    this.#found.set(id, found);
    return found;
  }

  /** As readers get it. What lays out a drawing is large, and fetched only for a text that shows one. */
  async show(id: string, isDrawn: boolean): Promise<Shown> {
    const found = await this.find(id);
    if (!found || !isDrawn) return found && { ...found, drawings: null };
    const { drawDiagram } = await import('@fieldlore/content/drawing');
    const { data, locale, title } = found;
    const drawn = (width: number) =>
      drawDiagram(data, { width, locale, title, notation: locale === 'ru' ? 'RU' : 'IEC' });
    return { ...found, drawings: { narrow: drawn(NARROW), wide: drawn(WIDE) } };
  }
}

/** Diagrams and pins in the editor look as on the page; what leads away there is still here. */
export const liveDiagramViews = (diagrams: LiveDiagrams, locale: Locale): Extensions => [
  DiagramBlock.extend({
    addNodeView:
      () =>
      ({ node: { attrs } }) => {
        const dom = liveElement('div');
        void diagrams
          .show(String(attrs.entry), !attrs.connector)
          .then((shown) => (dom.innerHTML = diagramHtml(shown, { attrs, locale, isStaff: true })));
        return { dom };
      },
  }),
  PinChip.extend({
    addNodeView:
      () =>
      ({ node: { attrs } }) => {
        const dom = liveElement('span');
        void diagrams
          .show(String(attrs.entry), false)
          .then((shown) => (dom.innerHTML = pinHtml(shown, { attrs, locale, isStaff: true })));
        return { dom };
      },
  }),
];

function liveElement(tag: 'div' | 'span'): HTMLElement {
  const dom = document.createElement(tag);
  dom.className = 'live';
  dom.contentEditable = 'false';
  dom.textContent = '…';
  return dom;
}

/** What a pasted address may name: `/diagrams/<slug>` or `/e/<number>` of this site, perhaps with a pin after `#`. */
export function diagramAddress(
  text: string,
  origin: string,
): { address: { number: number } | { slug: string }; anchor: string } | null {
  if (!/^\S+$/.test(text) || !URL.canParse(text, origin)) return null;
  const url = new URL(text, origin);
  if (url.origin !== origin || !/^(https?:|\/)/.test(text)) return null;
  const [, number, slug] = /^\/(?:e\/(\d{1,9})|diagrams\/([^/]+))\/?$/.exec(url.pathname) ?? [];
  if (!number && !slug) return null;
  const address = number ? { number: Number(number) } : { slug: decodeURIComponent(slug!) };
  return { address, anchor: decodeURIComponent(url.hash.slice(1)) };
}

/** What the address of a diagram's page becomes in a text: its pin, its connector, or all of it. */
export function nodeFor({ id, data }: FoundDiagram, anchor: string) {
  const place = pinAtAnchor(data.connectors, anchor);
  if (place && 'pin' in place) {
    const connector = data.connectors[place.connector]!;
    const pin = connector.pins[place.pin]!.label;
    return { type: 'pin', attrs: { entry: id, connector: connector.id, pin } };
  }
  const connector = data.connectors.find((one) => one.id === anchor)?.id ?? null;
  return { type: 'diagram', attrs: { entry: id, connector } };
}

/**
 * A pasted link to a diagram shows it: alone on a line as a block, a link to a pin as the pin. In a sentence or where
 * there is no such diagram it stays a link.
 */
export const DiagramPaste = Extension.create({
  name: 'diagramPaste',

  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      onPaste((event, view) => {
        const text = event.clipboardData?.getData('text/plain').trim() ?? '';
        const asked = diagramAddress(text, location.origin);
        const { $from, empty } = view.state.selection;
        if (!asked || !empty || editor.isActive('codeBlock')) return false;
        const isAlone = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
        void findDiagram(asked.address).then((found) => {
          if (editor.isDestroyed) return;
          const node = found && nodeFor(found, asked.anchor);
          if (node && (node.type === 'pin' || isAlone)) return void editor.commands.insertContent(node);
          const href = found ? `entry:${found.id}` : text;
          const marks = linkTarget(href) ? [{ type: 'link', attrs: { href } }] : [];
          editor.commands.insertContent({ type: 'text', text: found?.title ?? text, marks });
        });
        return true;
      }),
    ];
  },
});
