import {
  colourWords,
  type CannedAnswerData,
  type Connector,
  type DiagramData,
  type EquipmentData,
  type SolvedTicketData,
  withEveryList,
} from '@fieldlore/content';
import { EntryKind } from '../entries/entry.enums.ts';

/** What a kind's own data is found by. */
export interface KindWords {
  keywords: string[];
  codes: string[];
  text: string;
  /** What only staff may find it by. */
  staffText?: string;
}

/** What a kind's own data adds to the words of its body. */
export function kindWords(kind: EntryKind, data: unknown): KindWords {
  switch (kind) {
    case EntryKind.DIAGRAM: {
      const { connectors, taps } = data as DiagramData;
      const places = taps.map(({ signal, where, connector, pin, howToReach }) =>
        [signal, where, connector, pin, howToReach].filter(Boolean).join(' '),
      );
      return {
        keywords: connectors.flatMap(({ id, name }) => [id, name ?? '']),
        codes: partNumbersOf(connectors),
        text: [...pinLines(connectors), ...places].join('\n'),
      };
    }
    case EntryKind.EQUIPMENT: {
      const { vendor, model, partNumbers, parameters, pinout, firmware, knownProblems, pictures } =
        withEveryList(data as EquipmentData);
      const facts = parameters.map(({ name, value, unit }) => `${name} ${value} ${unit ?? ''}`);
      return {
        keywords: [vendor, model, `${vendor} ${model}`],
        codes: [...partNumbers, ...partNumbersOf(pinout)],
        text: [
          ...facts,
          ...pinLines(pinout),
          ...knownProblems.map(({ text }) => text),
          ...firmware.map(({ version, changes }) => `${version} ${changes}`),
          ...pictures.flatMap(({ caption, marks }) => [
            caption ?? '',
            ...marks.map(({ text }) => text ?? ''),
          ]),
        ].join('\n'),
      };
    }
    case EntryKind.CANNED_ANSWER: {
      const { shortCode, variants } = data as CannedAnswerData;
      return {
        keywords: [shortCode],
        codes: [shortCode],
        text: variants
          .map(({ subject, text }) => `${subject}\n${text.replaceAll(/<[^>]+>/g, ' ')}`)
          .join('\n'),
      };
    }
    case EntryKind.SOLVED_TICKET: {
      const { issue, environment, cause, tickets } = data as SolvedTicketData;
      return {
        keywords: [],
        codes: [],
        text: [issue, environment, cause].join('\n'),
        staffText: tickets.join('\n'),
      };
    }
    default:
      return { keywords: [], codes: [], text: '' };
  }
}

function partNumbersOf(connectors: readonly Connector[]): string[] {
  return connectors.flatMap(({ partNumber }) => partNumber ?? []);
}

/** A line a pin: connector, label, function, signal, and the colour in words of both languages and letters. */
export function pinLines(connectors: readonly Connector[]): string[] {
  return connectors.flatMap(({ id, pins }) =>
    pins.map(({ label, function: does, signal, colour, note }) => {
      const spelled = colour
        ? `${colourWords(colour, 'ru')} ${colourWords(colour, 'en')} ${colour.main}${colour.stripe ?? ''}`
        : '';
      return [id, label, does, signal, spelled, note].filter(Boolean).join(' ');
    }),
  );
}
