import { SaxesParser, type SaxesTagNS } from 'saxes';

/**
 * What a drawing is made of. Left out on purpose: scripts and handlers, foreignObject (HTML inside), animation (it can
 * rewrite a link after we looked at it), and links.
 */
const elements = new Set(
  `svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text tspan textPath image
   marker clipPath mask pattern linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer
   feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
   feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
   feTile feTurbulence`.split(/\s+/),
);
/** Their content stays, they themselves go. */
const unwrapped = new Set(['a']);

const svgNamespace = 'http://www.w3.org/2000/svg';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const embeddedPicture = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;

type Fate = 'kept' | 'unwrapped' | 'css' | 'hidden';

/** Not SVG after all, or broken; the message is the parser's, for the log. */
export class SvgError extends Error {
  override readonly name = 'SvgError';
}

/**
 * Writes the drawing anew from what a strict XML parser understood, and only what is known to be harmless. Nothing of
 * the original text goes through, so there is nothing that a browser could read differently than we did; that is why
 * this is not a filter for HTML and needs no DOM. No address outside the drawing stays either: it would tell the
 * address who reads the page.
 * @throws SvgError
 */
export function sanitiseSvg(source: string): string {
  const written: string[] = [];
  const open: { fate: Fate; name: string }[] = [];
  let css = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new SvgError(error.message);
  });
  parser.on('opentag', (tag) => {
    const fate = fateOf(tag, open.at(-1)?.fate);
    open.push({ fate, name: tag.local });
    if (fate === 'kept') written.push(openTag(tag, open.length === 1));
  });
  parser.on('closetag', () => {
    const { fate, name } = open.pop()!;
    if (fate === 'kept') written.push(`</${name}>`);
    if (fate !== 'css') return;
    if (isHarmlessCss(css)) written.push(`<style>${escape(css)}</style>`);
    css = '';
  });
  const keepText = (text: string) => {
    const fate = open.at(-1)?.fate;
    if (fate === 'css') css += text;
    else if (fate === 'kept' || fate === 'unwrapped') written.push(escape(text));
  };
  parser.on('text', keepText);
  parser.on('cdata', keepText);
  parser.write(source.replace(/^\uFEFF/, '')).close();
  return written.join('');
}

/** @param parent of the element it stands in; none for the root */
function fateOf(tag: SaxesTagNS, parent: Fate | undefined): Fate {
  const isDrawing = tag.uri === svgNamespace || tag.uri === '';
  if (!parent && !(isDrawing && tag.local === 'svg')) throw new SvgError('the root is not <svg>');
  if (parent === 'hidden' || parent === 'css' || !isDrawing) return 'hidden';
  if (tag.local === 'style') return 'css';
  if (elements.has(tag.local)) return 'kept';
  return unwrapped.has(tag.local) ? 'unwrapped' : 'hidden';
}

/** The namespace is written even where the drawing had none: browsers do not show it otherwise. */
function openTag(tag: SaxesTagNS, isRoot: boolean): string {
  const attributes = new Map<string, string>(isRoot ? [['xmlns', svgNamespace]] : []);
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    const name = nameOf(uri, local);
    if (name && isHarmless(tag.local, name, value)) attributes.set(name, value);
  }
  return `<${tag.local}${[...attributes].map(([name, value]) => ` ${name}="${escape(value)}"`).join('')}>`;
}

/** `xlink:href` is an old spelling of `href`. Attributes of editors (`inkscape:label`) say nothing to readers. */
function nameOf(namespace: string, local: string): string | null {
  if (namespace === '') return local === 'xmlns' ? null : local;
  if (namespace === xlinkNamespace && local === 'href') return 'href';
  return namespace === xmlNamespace && local === 'space' ? 'xml:space' : null;
}

function isHarmless(element: string, name: string, value: string): boolean {
  if (/^on/i.test(name)) return false;
  if (name === 'href')
    return value.startsWith('#') || (element === 'image' && embeddedPicture.test(value.trim()));
  return isHarmlessCss(value);
}

/** Colours, strokes and fonts; nothing that loads from elsewhere or hides what it says behind escapes. */
function isHarmlessCss(css: string): boolean {
  if (/\\|@import|@charset|expression\s*\(|image-set|javascript:/i.test(css)) return false;
  const addresses = css.matchAll(/(?:url|src)\s*\(\s*["']?\s*([^"')]*)/gi);
  return [...addresses].every(([, address]) => address!.startsWith('#'));
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
