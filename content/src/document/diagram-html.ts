import { DRAWING_WORDS } from '../drawing/drawing-words.ts';
import type { Connector, DiagramData, Pin } from '../kinds/diagram.ts';
import { pinAnchor } from '../kinds/pin-anchor.ts';
import { pinAt, type PinWire, wiresAt } from '../kinds/pin-routes.ts';
import { colourCode, colourHex } from '../kinds/wire-colour-notation.ts';
import { colourWords } from '../kinds/wire-colour-words.ts';
import type { WireColour } from '../kinds/wire-colour.ts';
import { escapeHtml } from './escape.ts';
import { pinName } from './nodes/diagrams.ts';
import type { Locale } from './problem-text.ts';

/** A wiring diagram as a reader who may see it gets it inside another entry. */
export interface ShownDiagram {
  /** The address of its page. */
  url: string;
  title: string;
  /** Language of the title and of the data. */
  locale: Locale;
  /** Its short number, and the revision that is shown. */
  number: number;
  revision: number;
  data: DiagramData;
  /** As `drawDiagram` makes them, for a phone and for a desk; null where nothing was drawn. */
  drawings: { narrow: string; wide: string } | null;
}

const WORDS = {
  ru: {
    closed: 'Здесь показана схема, которая вам не открыта или которой больше нет.',
    closedPin: 'вывод схемы, которая вам не открыта или которой больше нет',
    revision: 'редакция',
    tables: 'Выводы словами',
    undrawn: 'Рисунок — на странице схемы.',
    tooMany: 'Все выводы — на странице схемы.',
    noConnector: 'В схеме больше нет разъёма',
    noPin: 'такого вывода в схеме больше нет',
    broken: 'битая ссылка, исправьте текст',
    diagram: 'Схема',
    columns: ['Вывод', 'Назначение', 'Провод', 'Куда ведёт'],
  },
  en: {
    closed: 'A diagram is shown here that is not open to you or no longer exists.',
    closedPin: 'a pin of a diagram that is not open to you or no longer exists',
    revision: 'revision',
    tables: 'Pins in words',
    undrawn: 'The drawing is on the page of the diagram.',
    tooMany: 'All pins are on the page of the diagram.',
    noConnector: 'The diagram no longer has a connector',
    noPin: 'the diagram no longer has this pin',
    broken: 'broken link, mend the text',
    diagram: 'Diagram',
    columns: ['Pin', 'Function', 'Wire', 'Leads to'],
  },
} as const;

/** An article is no list of pins: past this many the page of the diagram has them. */
const MOST_PINS = 200;

export interface DiagramPlace {
  /** As the document names it. */
  attrs: Record<string, unknown>;
  /** Language of the text around. */
  locale: Locale;
  /** Staff are told of what an author has to mend. */
  isStaff: boolean;
}

/** The block of an embedded diagram: its name, then the drawing with the pins in words, or one connector's table. */
export function diagramHtml(shown: ShownDiagram | null, { attrs, locale, isStaff }: DiagramPlace): string {
  const words = WORDS[locale];
  if (!shown) return `<p class="closed-diagram">${words.closed}</p>`;
  const { data } = shown;
  const name = attrs.connector == null ? null : String(attrs.connector);
  const connector = data.connectors.find(({ id }) => id === name);
  const href = name === null ? shown.url : addressOf(shown, name);
  const head = `<figcaption><a href="${escapeHtml(href)}" lang="${shown.locale}">${escapeHtml(shown.title)}</a> <span class="muted">${issueOf(shown, locale)}</span></figcaption>`;
  const only = name === null ? '' : ` data-connector="${escapeHtml(name)}"`;
  const start = `<figure class="live-diagram" data-diagram="${escapeHtml(String(attrs.entry))}"${only}>${head}`;
  if (connector) return `${start}${pinTable(data, connector, locale)}</figure>`;
  if (name !== null)
    return `${start}<p class="broken-link">${words.noConnector} ${escapeHtml(name)}.${isStaff ? ` (${words.broken})` : ''}</p></figure>`;
  return `${start}${drawingHtml(shown, locale)}${tablesHtml(shown, locale)}</figure>`;
}

/** A pin within a sentence: its name, what it is for, and the colour of its wire as a mark, in letters and in words. */
export function pinHtml(shown: ShownDiagram | null, { attrs, locale, isStaff }: DiagramPlace): string {
  const words = WORDS[locale];
  if (!shown) return `<span class="closed-diagram">[${words.closedPin}]</span>`;
  const at = { connector: String(attrs.connector), pin: String(attrs.pin) };
  const names = `data-diagram="${escapeHtml(String(attrs.entry))}" data-connector="${escapeHtml(at.connector)}" data-pin="${escapeHtml(at.pin)}"`;
  const title = `${words.diagram} «${shown.title}», ${issueOf(shown, locale)}`;
  const found = pinAt(shown.data, at);
  if (!found) {
    const remark = isStaff ? `${words.noPin} (${words.broken})` : words.noPin;
    return `<a class="pin-chip broken-link" href="${escapeHtml(shown.url)}" title="${escapeHtml(title)}" ${names}>${escapeHtml(pinName(at))} — ${remark}</a>`;
  }
  const does = found.pin.function ?? found.pin.signal;
  const parts = [
    `${escapeHtml(at.connector)} ${DRAWING_WORDS[locale].pin} ${escapeHtml(at.pin)}`,
    ...(does ? [`<span lang="${shown.locale}">${escapeHtml(does)}</span>`] : []),
    ...coloursOf(found.pin, wiresAt(shown.data, at)).map((colour) => swatch(colour, locale)),
  ];
  return `<a class="pin-chip" href="${escapeHtml(addressOf(shown, at.connector, at.pin))}" title="${escapeHtml(title)}" ${names}>${parts.join(' · ')}</a>`;
}

const addressOf = ({ url }: ShownDiagram, connector: string, pin?: string): string =>
  `${url}#${encodeURIComponent(pinAnchor(connector, pin))}`;

const issueOf = ({ number, revision }: ShownDiagram, locale: Locale): string =>
  `№ ${number}, ${WORDS[locale].revision} ${revision}`;

/** The style sheet shows the drawing that fits. */
function drawingHtml({ drawings }: ShownDiagram, locale: Locale): string {
  if (!drawings) return `<p class="muted">${WORDS[locale].undrawn}</p>`;
  return `<div class="narrow">${drawings.narrow}</div><div class="wide">${drawings.wide}</div>`;
}

/** The same in words, of the pins that something is connected to. */
function tablesHtml({ data }: ShownDiagram, locale: Locale): string {
  const words = WORDS[locale];
  const connectors = data.connectors.flatMap((connector) => {
    const pins = connector.pins.filter(
      ({ label }) => label && wiresAt(data, { connector: connector.id, pin: label }).length > 0,
    );
    return pins.length > 0 ? [{ ...connector, pins }] : [];
  });
  const count = connectors.reduce((sum, { pins }) => sum + pins.length, 0);
  if (count === 0) return '';
  if (count > MOST_PINS) return `<p class="muted">${words.tooMany}</p>`;
  const tables = connectors.map((connector) => pinTable(data, connector, locale)).join('');
  return `<details><summary>${words.tables}</summary>${tables}</details>`;
}

function pinTable(data: DiagramData, { id, name, pins }: Connector, locale: Locale): string {
  const { columns } = WORDS[locale];
  const title = name ? `${id} — ${name}` : id;
  const rows = pins.map((pin) => {
    const wires = pin.label ? wiresAt(data, { connector: id, pin: pin.label }) : [];
    const does = [pin.function, pin.signal].filter(Boolean).join(', ');
    const colours = coloursOf(pin, wires).map((colour) => swatch(colour, locale));
    const ends = wires.map(({ to }) => endText(data, to, locale));
    const cells = [does && escapeHtml(does), colours.join('<br>'), ends.map(escapeHtml).join('<br>')];
    return `<tr><th scope="row">${escapeHtml(pin.label ?? '—')}</th>${cells.map((cell) => `<td>${cell || '—'}</td>`).join('')}</tr>`;
  });
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<div class="table-scroll" role="region" tabindex="0" aria-label="${escapeHtml(title)}"><table><caption>${escapeHtml(title)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function endText(data: DiagramData, to: PinWire['to'], locale: Locale): string {
  if (!to) return DRAWING_WORDS[locale].free;
  const other = pinAt(data, to)?.pin;
  return [pinName({ ...to }), other?.function ?? other?.signal].filter(Boolean).join(' ');
}

/** Of the wires at the pin; where none has a colour, that of the pin itself. Each once. */
function coloursOf(pin: Pin, wires: readonly PinWire[]): WireColour[] {
  const own = wires.flatMap(({ colour }) => colour ?? []);
  const colours = own.length > 0 ? own : pin.colour ? [pin.colour] : [];
  return [...new Map(colours.map((colour) => [colourCode(colour, 'IEC'), colour])).values()];
}

/** The swatch never stands alone: letters as on the sheet, and the words, which in a sentence only are read aloud. */
function swatch(colour: WireColour, locale: Locale): string {
  const stripe = colour.stripe ? `<span style="background:${colourHex(colour.stripe)}"></span>` : '';
  const letters = colourCode(colour, locale === 'ru' ? 'RU' : 'IEC');
  return `<span class="wire-colour"><span class="wire-swatch" style="background:${colourHex(colour.main)}" aria-hidden="true">${stripe}</span><span class="mono" aria-hidden="true">${letters}</span> <span class="wire-words">${colourWords(colour, locale)}</span></span>`;
}
