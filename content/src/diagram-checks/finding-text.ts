import type { Locale } from '../document/problem-text.ts';
import type { CheckCode, Finding, FindingParams } from './finding.ts';

export interface FindingText {
  /** What is wrong, with the places by their names on the sheet. */
  problem: string;
  /** What to do. */
  remedy: string;
}

type Words = { [C in CheckCode]: (params: FindingParams[C], n: (value: number) => string) => FindingText };

const ru: Words = {
  'plus-on-ground': ({ plus, ground }) => ({
    problem: `Короткое замыкание: плюс ${plus} соединён с массой ${ground}.`,
    remedy: 'Разъедините их или исправьте направление вывода.',
  }),
  'supply-without-fuse': ({ pin, source }) => ({
    problem: `Плюс ${source} приходит на ${pin} без предохранителя.`,
    remedy:
      'Поставьте предохранитель у точки, где взят плюс. Если он есть в машине, укажите его ток у вывода машины.',
  }),
  'fuse-above-wire': ({ wire, crossSection, fuse, rating, limit }, n) => ({
    problem: `Предохранитель ${fuse} на ${n(rating)} А не защитит провод ${wire}: ${n(crossSection)} мм² держит ${n(limit)} А.`,
    remedy: 'Возьмите провод толще или предохранитель слабее.',
  }),
  'fuse-overloaded': ({ fuse, rating, current, pins, enough }, n) => ({
    problem: `За предохранителем ${fuse} на ${n(rating)} А вместе берут до ${n(current)} А: ${pins}.`,
    remedy: `Нужен предохранитель не слабее ${n(enough)} А, если ток длительный (до 75 % номинала), и провод под него — или разведите нагрузку на два.`,
  }),
  'supply-voltage': ({ pin, source, voltage, range }, n) => ({
    problem: `${pin} рассчитан на ${range} В, а с ${source} получит ${n(voltage)} В.`,
    remedy:
      'Нужен преобразователь или другой прибор. Если прибор держит больше, укажите его пределы у вывода.',
  }),
  'input-voltage': ({ pin, source, voltage, limit }, n) => ({
    problem: `На вход ${pin} с ${source} придёт ${n(voltage)} В, он держит ${n(limit)} В.`,
    remedy: 'Поставьте делитель или реле, или возьмите другой вход.',
  }),
  'outputs-joined': ({ pins }) => ({
    problem: `Соединены выходы: ${pins}.`,
    remedy:
      'Оставьте на проводе один выход. Если все они только тянут к массе (открытый коллектор), укажите у них активный уровень.',
  }),
  'can-swapped': ({ high, low }) => ({
    problem: `CAN H соединён с CAN L: ${high} и ${low}.`,
    remedy: 'Поменяйте провода пары местами.',
  }),
  'missing-ground': ({ device, pin }) => ({
    problem: `${device}: питание подключено, а масса ${pin} нет.`,
    remedy: 'Проведите массу.',
  }),
  'wire-used-twice': ({ wire, pins }) => ({
    problem: `Провод ${wire} идёт сразу к нескольким выводам: ${pins}.`,
    remedy: 'Добавьте узел (скрутку) и отдельный провод на каждую ветвь.',
  }),
  'wire-to-itself': ({ pin }) => ({
    problem: `Вывод ${pin} соединён сам с собой.`,
    remedy: 'Исправьте конец соединения.',
  }),
  'double-number': ({ number, place }) => ({
    problem: place ? `${place}: номер ${number} стоит дважды.` : `Номер ${number} на схеме стоит дважды.`,
    remedy: 'Дайте одному из них другой номер. Русские и латинские буквы на листе не отличить.',
  }),
  'number-in-two-rows': ({ number, place }) => ({
    problem: `${place}: вывод ${number} стоит в двух строках.`,
    remedy: 'Если это один вывод с двумя функциями, запишите их в одной строке; если два — исправьте номер.',
  }),
  'charging-voltage': ({ pin, source, voltage, limit }, n) => ({
    problem: `${pin} держит ${n(limit)} В, а на ${source} при работающем двигателе ${n(voltage)} В.`,
    remedy: 'Проверьте предел по паспорту прибора.',
  }),
  'voltage-drop': ({ pin, current, drop, limit }, n) => ({
    problem: `До ${pin} при ${n(current)} А теряется ${n(drop)} В, допустимо ${n(limit)} В.`,
    remedy: 'Возьмите провод толще или короче.',
  }),
  'safety-not-marked': ({ pins }) => ({
    problem: `Схема подключается к зажиганию, стартеру, иммобилайзеру или топливному насосу: ${pins}.`,
    remedy: 'Отметьте «питание, зажигание или иммобилайзер»: такую схему публикуют вдвоём.',
  }),
  'photo-of-no-pin': ({ connector, pins }) => ({
    problem: `На фото ${connector} отмечены выводы, которых нет в таблице: ${pins}.`,
    remedy: 'Добавьте эти выводы или снимите их отметки на фото.',
  }),
  'ground-not-shown': ({ device, pin }) => ({
    problem: `${device}: питание ${pin} подключено, а вывода массы на схеме нет.`,
    remedy: 'Добавьте его или напишите, что масса через корпус.',
  }),
  'pin-used-twice': ({ pin, wires }) => ({
    problem: `В вывод ${pin} приходит несколько проводов: ${wires}.`,
    remedy: 'В контакт обжимают один провод: соедините остальные в узле (скрутке).',
  }),
  'colour-at-pin': ({ pin, wire, pinColour, wireColour }) => ({
    problem: `У вывода ${pin} указан цвет ${pinColour}, а провод ${wire} — ${wireColour}.`,
    remedy: 'Исправьте тот, что неверен.',
  }),
  'colours-at-splice': ({ splice, wires }) => ({
    problem: `В узле ${splice} сходятся жилы одного кабеля разных цветов: ${wires}.`,
    remedy: 'Проверьте, не перепутаны ли жилы.',
  }),
  'wire-to-nowhere': ({ pin, wire }) => ({
    problem: `Провод ${wire} от ${pin} никуда не ведёт.`,
    remedy: 'Укажите второй конец или напишите в заметке, куда он идёт.',
  }),
  'joint-to-nowhere': ({ pin }) => ({
    problem: `За ${pin} ничего нет: цепь здесь обрывается.`,
    remedy: 'Проведите провод дальше или уберите узел.',
  }),
  'wire-not-used': ({ wire }) => ({
    problem: `Провод ${wire} никуда не подключён.`,
    remedy: 'Подключите его или удалите.',
  }),
};

const en: Words = {
  'plus-on-ground': ({ plus, ground }) => ({
    problem: `Short circuit: the plus ${plus} is joined with the ground ${ground}.`,
    remedy: 'Part them, or correct the direction of the pin.',
  }),
  'supply-without-fuse': ({ pin, source }) => ({
    problem: `The plus of ${source} comes to ${pin} without a fuse.`,
    remedy:
      'Put a fuse where the plus is taken. If the vehicle has one, state its rating at the vehicle’s pin.',
  }),
  'fuse-above-wire': ({ wire, crossSection, fuse, rating, limit }, n) => ({
    problem: `The fuse ${fuse} of ${n(rating)} A does not protect the wire ${wire}: ${n(crossSection)} mm² carries ${n(limit)} A.`,
    remedy: 'Take a thicker wire or a smaller fuse.',
  }),
  'fuse-overloaded': ({ fuse, rating, current, pins, enough }, n) => ({
    problem: `Behind the fuse ${fuse} of ${n(rating)} A up to ${n(current)} A are taken together: ${pins}.`,
    remedy: `It takes a fuse of at least ${n(enough)} A where the current lasts (75 % of the rating), and wires for it, or two fuses.`,
  }),
  'supply-voltage': ({ pin, source, voltage, range }, n) => ({
    problem: `${pin} is made for ${range} V and gets ${n(voltage)} V from ${source}.`,
    remedy: 'It takes a converter or another device. If this one stands more, state its limits at the pin.',
  }),
  'input-voltage': ({ pin, source, voltage, limit }, n) => ({
    problem: `The input ${pin} gets ${n(voltage)} V from ${source} and stands ${n(limit)} V.`,
    remedy: 'Put a divider or a relay between, or take another input.',
  }),
  'outputs-joined': ({ pins }) => ({
    problem: `Outputs are joined: ${pins}.`,
    remedy:
      'Leave one output on the wire. If all of them only pull to ground (open collectors), state their active level.',
  }),
  'can-swapped': ({ high, low }) => ({
    problem: `CAN H is joined with CAN L: ${high} and ${low}.`,
    remedy: 'Swap the wires of the pair.',
  }),
  'missing-ground': ({ device, pin }) => ({
    problem: `${device}: the supply is connected, the ground ${pin} is not.`,
    remedy: 'Connect the ground.',
  }),
  'wire-used-twice': ({ wire, pins }) => ({
    problem: `The wire ${wire} runs between more than two pins: ${pins}.`,
    remedy: 'Add a splice, and a wire of its own for each branch.',
  }),
  'wire-to-itself': ({ pin }) => ({
    problem: `The pin ${pin} is connected with itself.`,
    remedy: 'Correct the end of the connection.',
  }),
  'double-number': ({ number, place }) => ({
    problem: place
      ? `${place}: the number ${number} stands there twice.`
      : `The number ${number} stands twice on the sheet.`,
    remedy: 'Give one of them another number. Cyrillic and Latin letters look alike on paper.',
  }),
  'number-in-two-rows': ({ number, place }) => ({
    problem: `${place}: the pin ${number} stands in two rows.`,
    remedy: 'One pin with two functions is one row; where they are two pins, correct the number.',
  }),
  'charging-voltage': ({ pin, source, voltage, limit }, n) => ({
    problem: `${pin} stands ${n(limit)} V, and ${source} has ${n(voltage)} V while the engine runs.`,
    remedy: 'Check the limit in the manual of the device.',
  }),
  'voltage-drop': ({ pin, current, drop, limit }, n) => ({
    problem: `On the way to ${pin} ${n(drop)} V are lost at ${n(current)} A; ${n(limit)} V are permissible.`,
    remedy: 'Take a thicker or a shorter wire.',
  }),
  'safety-not-marked': ({ pins }) => ({
    problem: `The diagram is wired to ignition, starter, immobiliser or fuel pump: ${pins}.`,
    remedy: 'Mark it as touching power, ignition or immobiliser: such a diagram is published by four eyes.',
  }),
  'photo-of-no-pin': ({ connector, pins }) => ({
    problem: `A photo of ${connector} marks pins that its table does not have: ${pins}.`,
    remedy: 'Add these pins, or take their marks off the photo.',
  }),
  'ground-not-shown': ({ device, pin }) => ({
    problem: `${device}: the supply ${pin} is connected, and no ground pin is shown.`,
    remedy: 'Add it, or say that its body is the ground.',
  }),
  'pin-used-twice': ({ pin, wires }) => ({
    problem: `Several wires come to the pin ${pin}: ${wires}.`,
    remedy: 'A contact takes one wire: join the others in a splice.',
  }),
  'colour-at-pin': ({ pin, wire, pinColour, wireColour }) => ({
    problem: `The pin ${pin} says ${pinColour}, its wire ${wire} is ${wireColour}.`,
    remedy: 'Correct the one that is wrong.',
  }),
  'colours-at-splice': ({ splice, wires }) => ({
    problem: `Cores of one cable meet at ${splice} in different colours: ${wires}.`,
    remedy: 'Check whether they are mixed up.',
  }),
  'wire-to-nowhere': ({ pin, wire }) => ({
    problem: `The wire ${wire} from ${pin} leads nowhere.`,
    remedy: 'State its other end, or say in the note where it goes.',
  }),
  'joint-to-nowhere': ({ pin }) => ({
    problem: `There is nothing behind ${pin}: the circuit ends here.`,
    remedy: 'Lead a wire on, or take the joint away.',
  }),
  'wire-not-used': ({ wire }) => ({
    problem: `The wire ${wire} is connected to nothing.`,
    remedy: 'Connect it or remove it.',
  }),
};

/** What a finding says to people: the place, what is wrong there, and what to do. */
export function findingText({ code, params }: Pick<Finding, 'code' | 'params'>, locale: Locale): FindingText {
  const number = (value: number): string =>
    locale === 'ru' ? String(value).replace('.', ',') : String(value);
  const say = (locale === 'ru' ? ru : en)[code] as (
    params: FindingParams[CheckCode],
    n: typeof number,
  ) => FindingText;
  return say(params, number);
}
