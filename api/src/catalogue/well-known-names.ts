import { nameKey, namesOfMake } from './vehicle-names.ts';

/**
 * What people in Russia and Belarus call vehicles, beside their names: nicknames, short forms, and spellings by ear that are
 * too far from the name to be found as a mistake. A vehicle gets them as aliases when it is added to the catalogue; from
 * then on they are the company's own, to change or remove. Compiled by us; one line a vehicle, `make > model: names`.
 */
const table = `
Audi: аудюха
BMW: бумер, бэха
Chevrolet: шеви, шевик, шевролет
Citroen: цитрон
Daewoo: дэо
Daewoo > Matiz: матизик, матис
Daewoo > Nexia: нексиа, нехия
Chevrolet > Niva: шнива, шеви нива, нива шевроле
Chevrolet > Lacetti: лачети
Ford > Focus: фока
Ford > Mondeo: мондюк
Ford > Tourneo Custom: торнео кастом
GAZ > 66: шишига, шишка
GAZ > 69: козлик, газик
GAZ > 2330 «Тигр»: тигр
GAZ > 3110 «Волга»: баржа
GAZ > 31105 «Волга»: волга 105
GAZ > GAZelle Next: газель некст, некст
Geely > Monjaro: монджаро, манжаро
Haval: хавал, хавэл
Haval > Jolion: джулион, жолион
Honda > CR-V: срв, црв, сиарви
Honda > HR-V: хаэрви, эйчарви
Honda > Civic: сивик
Hyundai: хундай, хендай, хюндай, хундэ
Hyundai > Tucson: туссан, тусан
Hyundai > Santa Fe: санта
Hyundai > Solaris: соляра, солярик
Hyundai > Creta: кретта
Hyundai > Getz: гец
Isuzu: исудзу
Iveco: ивека
JCB > 3CX: джисиби 3сх
KAMAZ > 5490: камаз нео
Kia: кия
Kia > Ceed: сиид, seed
Kia > Sportage: спортаж, спортейч, спортик
Kia > Sorento: саренто
Lada: жигули, ваз, автоваз
Lada > 1111 Ока: окушка
Lada > 2101: копейка, единичка
Lada > 2102: двойка
Lada > 2103: трёшка, тройка
Lada > 2104: четвёрка
Lada > 2105: пятёрка, пятерик
Lada > 2106: шестёрка, шоха, шестерик
Lada > 2107: семёрка, семак
Lada > 2108: восьмёрка, зубило
Lada > 2109: девятка
Lada > 21099: девяносто девятая, сотка
Lada > 2110: десятка
Lada > 2111: одиннадцатая
Lada > 2112: двенашка, двенадцатая
Lada > 2113: тринадцатая
Lada > 2114: четырка, четырнадцатая, четыра
Lada > 2115: пятнашка, пятнаха, пятнадцатая
Lada > 2121 (4x4): нива 4х4
Lada > Niva Travel: травел
Lada > Priora: приорик
Lada > Granta: грантик
Lada > Kalina: калинка
Lada > Vesta: веста св кросс, vesta sw cross
Lada > XRAY: хрей
Land Rover: ленд
Land Rover > Discovery: диско
Land Rover > Freelander: фрил
Land Rover > Defender: дефер
Land Rover > Range Rover: рендж, рейндж
MAZ > 4371: зубрёнок
Mazda > 3: матрёшка
Mercedes-Benz: мерс, мерин, мерседес, мерсик, mercedes, benz
Mercedes-Benz > Actros: акторс
Mercedes-Benz > G-Класс: гелик, гелендваген, геленд, gelandewagen, g class, гэшка
Mercedes-Benz > C-Класс: c class, цешка
Mercedes-Benz > E-Класс: e class, ешка
Mercedes-Benz > S-Класс: s class, эска
Mercedes-Benz > M-Класс: мл, ml class
Mercedes-Benz > GL-Класс: gl class
Mercedes-Benz > Sprinter: шпринтер
Mercedes-Benz > Vito: витос
Mitsubishi: митсу
Mitsubishi > Pajero: паджерик, поджеро
Mitsubishi > Pajero Sport: паджеро спортик
Mitsubishi > L200: элька
Mitsubishi > Outlander: аут, аутик
Mitsubishi > Lancer: ланцер, лансик
MTZ > Belarus-82.1: мтз 82
Nissan: нисан
Nissan > X-Trail: икстрейл, хтрейл
Nissan > Qashqai: кошкай, кашак
Nissan > Terrano: терран
Nissan > Patrol: патруль
Nissan > Juke: жук
Peugeot: пыжик, пижо
Porsche > Cayenne: каен
Renault: реношка
Renault > Sandero: сандера
Scania: сканька, сканя
Skoda: шкодовка
Skoda > Octavia: октаха, октавиа, октавка
Skoda > Kodiaq: кодик, кодьяк
SsangYong: санг йонг, саньенг
Subaru: субарик
Subaru > Forester: форик, лесник
Subaru > Impreza: имприза
Toyota: тоёта, тайота
Toyota > Camry: камрюха
Toyota > Corolla: королка
Toyota > HiAce: хайэйс
Toyota > Hilux: хайлакс, хилюкс
Toyota > Land Cruiser: крузак, крузер, ленд круизер, тлк, кукурузер
Toyota > Land Cruiser 200: крузак 200, лк200, тлк 200
Toyota > Land Cruiser Prado: прадо, прадик, lc prado
Toyota > RAV4: рафик, равчик
UAZ: уазик
UAZ > 469: козлик, козёл, бобик
UAZ > Patriot: патрик, патр
UAZ > SGR: буханка, батон, таблетка, буханочка
Volkswagen: фольц, фолькс, вольксваген, фольцваген, вольцваген
Volkswagen > Polo: полик, поло седан
Volkswagen > Passat: пассатик
Volkswagen > Touareg: таурег, туарек
Volkswagen > Transporter: т4, т5, т6
Volkswagen > Caravelle: каравелка
Volvo: вольва, вольвуха
Volvo > FH: фш, фаш, fh12, fh13, fh16
ZIL > 5301: бычок, бычёк
`;

interface Line {
  make: string;
  /** '' for names of the make itself. */
  model: string;
  names: string[];
}

const lines: readonly Line[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [vehicle = '', names = ''] = line.split(': ');
    const [make = '', model = ''] = vehicle.split(' > ');
    return { make: nameKey(make), model: nameKey(model), names: names.split(', ') };
  });
const linesOfMake = Map.groupBy(lines, ({ make }) => make);

/**
 * Names that people use for a make, or for a model of it; none where we know of none.
 * @param make as a catalogue writes it: «GAZ», «ГАЗ», `Lada (ВАЗ)`
 */
export function wellKnownNames(make: string, model = ''): string[] {
  const keys = new Set(namesOfMake({ name: make, nameCyrillic: '', aliases: [] }).map(nameKey));
  const ofMake = [...keys].flatMap((key) => linesOfMake.get(key) ?? []);
  return ofMake.filter((line) => line.model === nameKey(model)).flatMap(({ names }) => names);
}
