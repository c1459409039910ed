import type { RecognisedCharacter } from './protocol.ts';

/** Scores of each step along a line for each character: `steps` rows of `classes` columns, the first one for none. */
export interface Scores {
  readonly data: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

/**
 * The best character of each step; a run of the same character is one, unless "none" stands between. Where a character
 * stands on the line is the middle of its run.
 * @param dictionary - the character of class i + 1.
 */
export function decode(
  { data, steps, classes }: Scores,
  dictionary: readonly string[],
): RecognisedCharacter[] {
  const characters: RecognisedCharacter[] = [];
  let run: { best: number; from: number; confidence: number } | undefined;
  const close = (end: number): void => {
    if (run && run.best > 0) {
      const text = dictionary[run.best - 1] ?? '';
      characters.push({ text, at: (run.from + end) / 2 / steps, confidence: run.confidence });
    }
  };
  for (let step = 0; step < steps; step++) {
    const { best, score } = bestOf(data, step * classes, classes);
    if (run?.best === best) run.confidence = Math.max(run.confidence, score);
    else {
      close(step);
      run = { best, from: step, confidence: score };
    }
  }
  close(steps);
  return characters;
}

function bestOf(data: Float32Array, from: number, classes: number): { best: number; score: number } {
  let best = 0;
  for (let i = 1; i < classes; i++) if (data[from + i]! > data[from + best]!) best = i;
  return { best, score: data[from + best]! };
}
