/** `npm run build`: what `npm start` does before it starts. */
import { setUpOrExit } from './setup.mjs';

await setUpOrExit();
