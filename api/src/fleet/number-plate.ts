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
const plateWord =
  /(?<![\p{L}\p{N}])(?:г\s?[/.]?\s?н(?:омер)?|гос\.?\s?(?:номер|знак)|грз|plate)(?![\p{L}\p{N}])[.:№\s]*/giu;
/** A whole cell of a table says a plate without its region too: `А123ВС`. */
const shortPlate = new RegExp(String.raw`^${letter}\s?\d{3}\s?${letter}{2}$`, 'iu');

/** The text without the number plates in it. */
export function withoutPlates(text: string): string {
  return text.replace(anyPlate, ' ').replace(plateWord, ' ').replace(/\s+/g, ' ').trim();
}

/** Whether a cell of a table holds a number plate and nothing else. */
export function isPlate(cell: string): boolean {
  return cell.trim() !== '' && (shortPlate.test(cell.trim()) || withoutPlates(cell) === '');
}
