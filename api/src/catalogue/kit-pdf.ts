import type { Ctx } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import type { Message } from '../errors.ts';
import { longDate } from '../paper/long-date.ts';
import type { KitPaper, PaperPart, PaperRow } from '../paper/kit-paper.ts';
import { makePaper } from '../paper/make-paper.ts';
import { FitmentRole, ParameterAvailability, type Qualifier } from './fitment.entity.ts';
import { kitNumber, kitPath, kitTitle } from './kit-choice.ts';
import { optionWord, stateWords } from './kit-words.ts';
import type { Kit, KitItem, KitStep } from './kit.types.ts';
import { roleWords } from './role-words.ts';
import { linkOf } from './share-kit.ts';

/** Letters of an address: a QR code of many more is too fine for a phone to read, and past 2331 there is none. */
const mostScanned = 1000;

/**
 * A kit as a PDF.
 * @param forClient without what is staff's own: programmes, notes, sources, schemes, steps on site
 */
export async function kitPdfOf(ctx: Ctx, kit: Kit, forClient: boolean): Promise<Buffer> {
  return await makePaper({ kind: 'kit', paper: await kitPaper(ctx, kit, forClient) });
}

async function kitPaper(ctx: Ctx, kit: Kit, forClient: boolean): Promise<KitPaper> {
  const { locale } = ctx.request;
  const { publicUrl } = ctx.app.config;
  const say = (message: Message) => message[locale];
  const [title, path, link] = await Promise.all([kitTitle(ctx, kit), kitPath(ctx, kit), linkOf(ctx, kit)]);
  const page = publicUrl + path;
  const isScannable = page.length <= mostScanned;
  const url = link ? `${publicUrl}/k/${link.number}` : isScannable ? page : page.slice(0, page.indexOf('?'));
  const rows = (items: readonly KitItem[]) => Promise.all(items.map((item) => rowOf(ctx, item, forClient)));
  const [items, conditional, notCompatible] = await Promise.all([
    rows(kit.items),
    rows(kit.conditional),
    rows(kit.notCompatible),
  ]);
  const choices = kit.openChoices.map(({ key, values }) => asked(optionWord(key, locale), values));
  const parts: PaperPart[] = [
    { heading: say(words.install), rows: kit.isUnknown ? [plain(say(words.unknown))] : items },
    { heading: say(words.conditional), rows: conditional },
    { heading: say(words.toSettle), rows: choices },
    {
      heading: say(words.toAsk),
      rows: kit.questions.map(({ text, choices: answers }) => asked(text, answers)),
    },
    {
      heading: say(words.onSite),
      rows: forClient ? [] : stepsOnce(kit.steps).map((step) => stepRow(step, say)),
    },
    { heading: say(words.notCompatible), rows: notCompatible },
  ];
  const date = longDate(ctx.now(), locale);
  return {
    title,
    locale,
    madeAt: ctx.now().toISOString(),
    lead: [say({ ru: `Составлено ${date}`, en: `Made on ${date}` })],
    url,
    caption: link ? kitNumber(link.number, locale) : say(isScannable ? words.page : words.vehicle),
    warnings: kit.warnings,
    parts,
    foot: `${title} · ${date}`,
  };
}

const plain = (title: string): PaperRow => ({ mark: '', title, aside: '', lines: [] });

const asked = (title: string, answers: readonly string[]): PaperRow => ({
  ...plain(title),
  mark: '☐',
  aside: answers.join(' / '),
});

async function rowOf(ctx: Ctx, item: KitItem, forClient: boolean): Promise<PaperRow> {
  const { locale } = ctx.request;
  const say = (message: Message) => message[locale];
  const { fitment, equipment, quantity, role, group, conditions } = item;
  const evidence = await ctx.loaders.evidenceOfFitment.load(fitment.id);
  const worked = evidence.filter(({ outcome }) => outcome === UseOutcome.SOLVED).length;
  const named = (wanted: ParameterAvailability) =>
    fitment.parameters
      .flatMap(({ name, availability }) => (availability === wanted ? [name] : []))
      .join(', ');
  const line = (label: Message, value: string | number | null) => (value ? [`${say(label)}: ${value}`] : []);
  const roleWord = say(roleWords[role]);
  return {
    mark: `${quantity.toLocaleString(locale)} ×`,
    title: equipment.title,
    aside: [
      say(stateWords[fitment.state]),
      role === FitmentRole.ONE_OF && group ? `${roleWord}: ${group}` : roleWord,
    ].join(' · '),
    lines: [
      ...line(words.depends, conditionText(conditions, locale)),
      ...(fitment.reason ? [fitment.reason] : []),
      ...line(words.measures, named(ParameterAvailability.YES)),
      ...line(words.withOption, named(ParameterAvailability.OPTION)),
      ...line(words.measuresNot, named(ParameterAvailability.NO)),
      ...line(words.worked, worked),
      ...(forClient ? [] : await staffLines(ctx, item, line)),
    ],
  };
}

async function staffLines(
  ctx: Ctx,
  { fitment }: KitItem,
  line: (label: Message, value: string | null) => string[],
): Promise<string[]> {
  const diagram = fitment.diagramId ? await ctx.loaders.visibleEntry.load(fitment.diagramId) : null;
  return [
    ...line(words.programme, fitment.programmeNumber),
    ...line(words.firmware, fitment.firmware),
    ...(fitment.note ? [fitment.note] : []),
    ...line(words.scheme, diagram && `№ ${diagram.number}, ${diagram.title}`),
    ...line(words.source, fitment.source),
  ];
}

function conditionText(conditions: readonly Qualifier[], locale: Ctx['request']['locale']): string {
  return [...Map.groupBy(conditions, ({ key }) => key)]
    .map(([key, values]) => `${optionWord(key, locale)}: ${values.map(({ value }) => value).join(' / ')}`)
    .join('; ');
}

/** Alternatives and sensors of one kind ask for the same. */
function stepsOnce(steps: readonly KitStep[]): KitStep[] {
  const seen = new Set<string>();
  return steps.filter(({ text, measureName }) => {
    const key = `${text}\n${measureName}`;
    return !seen.has(key) && seen.add(key);
  });
}

function stepRow(
  { text, needsPhoto, measureName, measureUnit }: KitStep,
  say: (message: Message) => string,
): PaperRow {
  const measured = measureName && `${measureName}: ________ ${measureUnit ?? ''}`.trim();
  return {
    ...plain(text),
    mark: '☐',
    aside: [measured, needsPhoto && say(words.photo)].filter(Boolean).join(' · '),
  };
}

const words = {
  install: { ru: 'Что ставить', en: 'What to install' },
  conditional: { ru: 'Зависит от ответа', en: 'Depends on an answer' },
  toSettle: { ru: 'От этого зависит комплект', en: 'The kit depends on this' },
  toAsk: { ru: 'Спросить до выезда', en: 'To ask before the visit' },
  onSite: { ru: 'На месте', en: 'On site' },
  notCompatible: { ru: 'Не подходит', en: 'Does not fit' },
  unknown: {
    ru: 'Про эту машину мы пока не знаем. Это не значит «нельзя»: никто ещё не записал, что подходит.',
    en: 'We do not know about this vehicle yet. That does not mean no: nobody has written down what fits.',
  },
  page: { ru: 'Этот комплект на сайте', en: 'This kit on the site' },
  vehicle: { ru: 'Эта машина на сайте', en: 'This vehicle on the site' },
  depends: { ru: 'Если', en: 'If' },
  measures: { ru: 'Измеряет', en: 'Measures' },
  withOption: { ru: 'С опцией', en: 'With an option' },
  measuresNot: { ru: 'Не измеряет', en: 'Does not measure' },
  worked: { ru: 'Успешных установок у нас', en: 'Installed by us and working' },
  programme: { ru: 'Программа №', en: 'Programme no.' },
  firmware: { ru: 'Прошивка', en: 'Firmware' },
  scheme: { ru: 'Схема', en: 'Scheme' },
  source: { ru: 'Источник', en: 'Source' },
  photo: { ru: 'нужно фото', en: 'photo needed' },
} satisfies Record<string, Message>;
