/**
 * Number plates of the countries we work in. They lead to an owner, say nothing of the vehicle, and would be read as part
 * of a model's name. Letters are those that look alike in both scripts; each pattern is a whole plate, region included,
 * so that «МАЗ 5440 А8» and «КАМАЗ 65115» stay what they are.
 */
const letter = '[авекмнорстухabekmhopctyx]';
const region = String.raw`\d{2,3}(?:\s?rus)?`;
const plates = [
  // Russia: А 123 ВС 77; trailers and buses АВ 1234 77; tractors 1234 АВ 77.
  String.raw`${letter}\s?\d{3}\s?${letter}{2}\s?${region}`,
  String.raw`${letter}{2}\s?\d{4}\s${region}`,
  String.raw`\d{4}\s?${letter}{2}\s?${region}`,
  // Belarus: 1234 AB-7; lorries AB 1234-7.
  String.raw`\d{4}\s?[a-zі${'а-я'}]{2}\s?-\s?[0-8]`,
  String.raw`[a-zі${'а-я'}]{2}\s?\d{4}\s?-\s?[0-8]`,
  // Kazakhstan: 123 ABC 02.
  String.raw`\d{3}\s?[a-z]{3}\s?(?:0[1-9]|1\d|20)`,
];
const anyPlate = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${plates.join('|')})(?![\p{L}\p{N}])`, 'giu');
/** What people write before a plate: «г/н», «гос. номер», `plate`. */
const word = String.raw`г\s?[/.]?\s?н(?:омер)?|гос\.?\s?(?:номер|знак)|грз|plate`;
const plateWord = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${word})(?![\p{L}\p{N}])[.:№\s]*`, 'giu');
/** A plate without its region, `А123ВС`, could be a model's name: it is one as a whole cell of a table or after such a word. */
const short = String.raw`${letter}\s?\d{3}\s?${letter}{2}`;
const shortPlate = new RegExp(`^${short}$`, 'iu');
const namedPlate = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${word}|гос|номер)[.:№\s]*${short}(?![\p{L}\p{N}])`,
  'giu',
);

/** The text without the number plates in it. */
export function withoutPlates(text: string): string {
  return [anyPlate, namedPlate, plateWord]
    .reduce((rest, pattern) => rest.replace(pattern, ' '), text)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a cell of a table holds a number plate and nothing else. */
export function isPlate(cell: string): boolean {
  return cell.trim() !== '' && (shortPlate.test(cell.trim()) || withoutPlates(cell) === '');
}
