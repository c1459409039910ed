import { diffPage } from '../../report/diff_page.ts';
import { printCsv } from './csv.ts';
import { printDaff } from './daff.ts';
import type { Print } from './format.ts';
import { printJson, shapeOf } from './json.ts';
import { printMarkdown } from './markdown.ts';
import { printText } from './text.ts';

const CHANGES_SHOWN = 20;

/** How a difference can be printed. */
export const FORMATS = {
  text: printText(CHANGES_SHOWN),
  json: printJson,
  csv: printCsv,
  md: printMarkdown,
  html: (comparison) => diffPage(shapeOf(comparison)),
  daff: printDaff,
} satisfies Readonly<Record<string, Print>>;

export type FormatName = keyof typeof FORMATS;
