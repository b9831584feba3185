// Type checks and tests need the compiled messages without a Vite build.
import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../paraglide.config.ts';

await compile(paraglide);
