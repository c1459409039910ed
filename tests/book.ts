import { fileURLToPath } from 'node:url';
import { compileRules } from '../src/rules/book.ts';
import { loadPacks } from '../src/rules/load.ts';

/** The rules that come with the program. */
export const book = compileRules(await loadPacks(fileURLToPath(new URL('../rules', import.meta.url))));
