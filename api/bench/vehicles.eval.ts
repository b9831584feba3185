/** `npm run eval:vehicles`: how many spellings of vehicles are recognised, by class, as JSON; the wrong ones are listed. */
import { demoCatalogue, hasCarsBase } from '../test/vehicle-spellings/catalogue.ts';
import { measureRecognition, readSpellings } from '../test/vehicle-spellings/measure.ts';

const spellings = readSpellings();
const heldOut = readSpellings(new URL('../test/vehicle-spellings/held-out.tsv', import.meta.url));
const ofDemo = spellings.filter(({ catalogue }) => catalogue === 'demo');
console.log(
  JSON.stringify(
    {
      demo: measureRecognition(demoCatalogue(), ofDemo),
      // The public list stands beside the project on some machines only.
      demoAndCarsBase: hasCarsBase ? measureRecognition(whole(), spellings) : null,
      heldOut: hasCarsBase ? measureRecognition(whole(), heldOut) : null,
    },
    null,
    2,
  ),
);

function whole() {
  return demoCatalogue({ withCarsBase: true });
}
