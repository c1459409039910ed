import { z } from 'zod';
import type { Span } from '../types.ts';

const value = z.union([z.string(), z.number(), z.null()]).optional();

const goldSchema = z.looseObject({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string().default(''),
  class: z.enum(['observation', 'optional', 'noise']),
  indicator: value,
  indicator_alt: z.array(z.string()).default([]),
  measure: value,
  value,
  value_max: value,
  unit: value,
  qualifier: value,
  period: value,
  status: value,
  basis: value,
  area: value,
  scope: value,
});

/** One labelled mention. */
export type Gold = z.infer<typeof goldSchema> & {
  /** The number as the file writes it (6.0, not 6), for messages. */
  readonly literals: Readonly<Record<string, string>>;
};

/** The labels of one document. */
export interface GoldFile {
  /** Name without folder and extension; the document's file has the same. */
  readonly stem: string;
  readonly labels: readonly Gold[];
}

const LITERAL = /(?<!\\)"(value|value_max)":\s*(-?\d[\d.eE+-]*)/g;

/** @throws Error naming file and line for a line that is no label. */
export function parseGold(file: string, content: string): GoldFile {
  const labels = content
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(file, i + 1, line)]));
  return { stem: file.replace(/\.jsonl$/, ''), labels };
}

const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]));

/**
 * The stretches of a document that are labelled, as [start, end].
 * @throws Error for any other content.
 */
export function parseRanges(content: string): Span[] {
  return rangesSchema.parse(parseJson(content)).map(([start, end]) => ({ start, end }));
}

function parseLine(file: string, number: number, line: string): Gold {
  const parsed = goldSchema.safeParse(parseJson(line));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join('.');
    throw new Error(`${file}:${number}: is no label: ${place ? `${place}: ` : ''}${issue?.message}`);
  }
  const literals: Record<string, string> = {};
  for (const [, field, literal] of line.matchAll(LITERAL)) literals[field!] = literal!;
  return { ...parsed.data, literals };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
