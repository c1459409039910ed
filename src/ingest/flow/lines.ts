import type { Run } from './blocks.ts';
import { tidyRuns } from './inline.ts';
import { type DraftRun, settledRuns } from './notes.ts';

export interface LineDraft {
  readonly runs: readonly DraftRun[];
}

export interface SettledLine<Draft extends LineDraft> {
  readonly kind: 'paragraph' | 'line';
  readonly runs: readonly Run[];
  readonly draft: Draft;
}

/**
 * The lines that forced breaks make of one stretch of text. A line that empty ones or the ends of the stretch part from
 * the others is a paragraph; of one behind a single break nobody can tell: some texts part paragraphs so, some are
 * wrapped so.
 */
export function settledLines<Draft extends LineDraft>(drafts: readonly Draft[]): SettledLine<Draft>[] {
  const lines = drafts.map((draft) => ({ draft, runs: tidyRuns(settledRuns(draft.runs)) }));
  const isEmpty = (i: number): boolean => (lines[i]?.runs.length ?? 0) === 0;
  return lines.flatMap(({ draft, runs }, i) => {
    if (isEmpty(i)) return [];
    return [{ kind: isEmpty(i - 1) && isEmpty(i + 1) ? 'paragraph' : 'line', runs, draft }] as const;
  });
}
