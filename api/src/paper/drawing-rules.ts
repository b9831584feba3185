/** One selector of a style sheet with what it says. */
export interface Rule {
  /** What an element and those around it must be, from the outside in: `.pin`, `text`. */
  steps: string[];
  weight: number;
  style: Record<string, string>;
}

interface Place {
  name: string;
  classes: readonly string[];
}

/** The rules of a drawing's style sheet: names and classes, one inside another. Drawings use no other selectors. */
export function readRules(css: string): Rule[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors, body]) => {
    const style = readStyle(body!);
    return selectors!.split(',').map((selector) => {
      const steps = selector.trim().split(/\s+/);
      const classes = steps.join('').split('.').length - 1;
      return { steps, weight: 100 * classes + steps.length - classes, style };
    });
  });
}

function readStyle(body: string): Record<string, string> {
  const style: Record<string, string> = {};
  for (const declaration of body.split(';')) {
    const [name, value] = declaration.split(/:(.*)/s).map((part) => part.trim());
    if (!name || !value) continue;
    // `font:11px ui-monospace,…` is the only short form in use.
    const [, size, family] = name === 'font' ? (/^([\d.]+px) (.*)$/.exec(value) ?? []) : [];
    if (size && family) Object.assign(style, { 'font-size': size, 'font-family': family });
    else style[name] = value;
  }
  return style;
}

/** What the rules say of the last of a chain of elements, from the outside in; the more exact rule wins, then the later. */
export function matchRules(rules: readonly Rule[], chain: readonly Place[]): Record<string, string> {
  const own = rules.filter(({ steps }) => matches(steps, chain));
  return Object.assign(
    {},
    ...own.toSorted((a, b) => a.weight - b.weight).map(({ style }) => style),
  ) as Record<string, string>;
}

function matches(steps: readonly string[], chain: readonly Place[]): boolean {
  const last = steps.at(-1)!;
  if (!is(chain.at(-1)!, last)) return false;
  let rest = steps.length - 2;
  for (let i = chain.length - 2; i >= 0 && rest >= 0; i--) if (is(chain[i]!, steps[rest]!)) rest--;
  return rest < 0;
}

const is = ({ name, classes }: Place, step: string): boolean =>
  step.startsWith('.') ? classes.includes(step.slice(1)) : step === name;
