import type { Block } from '../types.ts';
import type { Draft } from './blocks.ts';
import { holdsSentenceEnd } from './sentences.ts';
import { isBoxCaption } from './soft-headings.ts';

interface Open {
  readonly level: number;
  readonly title: string;
  /** The caption of a table or a chart: it holds until the table or the next sentence is past. */
  readonly isBrief: boolean;
}

/**
 * Gives each block the titles of the headings above it. The document's own title (level 0) is not among them: it would
 * say "2023 执行情况 2024 计划" of every sentence. A second title (a volume of several reports) begins the path anew.
 */
export function sectionsOf(drafts: readonly Draft[]): Block[] {
  let open: Open[] = [];
  return drafts.map(({ isCaption = false, ...block }) => {
    if (block.kind === 'furniture') return { ...block, section: open.map(({ title }) => title) };
    if (block.kind === 'heading') {
      open = open.filter(({ level, isBrief }) => level < block.level && !isBrief);
      const section = open.map(({ title }) => title);
      const title = block.reading.text.replace(/[。：:]$/, '');
      if (block.level > 0)
        open = [...open, { level: block.level, title, isBrief: isCaption && !isBoxCaption(title) }];
      return { ...block, section };
    }
    const section = open.map(({ title }) => title);
    if (block.kind === 'table' || holdsSentenceEnd(block.reading.text))
      open = open.filter(({ isBrief }) => !isBrief);
    return { ...block, section };
  });
}
