import { z } from 'zod';

/** Every pack is one YAML file whose first key, `pack`, is its name. Unknown keys are errors. */

const words = z.union([z.array(z.string().min(1)), z.record(z.string().min(1), z.string())]);
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number in quotes, e.g. "10000"');

export const UNIT_CLASSES = [
  'amount',
  'ratio',
  'points',
  'times',
  'place',
  'classifier',
  'extent',
  'time',
  'measure',
] as const;
export type UnitClass = (typeof UNIT_CLASSES)[number];

export const unitsPack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  scales: z.record(z.string(), decimal),
  groups: z.array(
    z.strictObject({
      class: z.enum(UNIT_CLASSES),
      dimension: z.string(),
      base: z.string(),
      units: z.record(z.string(), decimal),
    }),
  ),
  denominators: z.array(z.string()),
});

/** Word classes that patterns and the reader of names refer to. */
export const WORD_CLASSES = [
  'protected',
  'rise',
  'fall',
  'trend_noun',
  'reach',
  'qualifier_before',
  'qualifier_after',
  'adverb',
  'respectively',
  'base',
  'share_head',
  'share_verb',
  'rank_verb',
  'rank_word',
  'scope_head',
  'flow',
  'new',
  'total',
  'bare_head',
  'praise',
  'purpose',
  'metric',
  'discourse',
  'stop',
  'policy_noun',
  'honour_noun',
  'honour_verb',
  'section_review',
  'section_plan',
  'coordination',
  'topic',
  'topic_generic',
  'own_level',
  'common_figure',
  'spent',
  'sums_flow',
  'sums_stand',
  'sums_not',
  'table_name',
  'table_area',
  'table_time',
  'table_unit',
  'table_number',
  'table_attribute',
  'table_growth',
  'table_share',
  'table_rank',
  'table_plan',
  'table_result',
  'table_plain',
  'table_total',
  'table_item',
  'table_sector',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

export const lexiconPack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  lexemes: z.array(
    z.strictObject({
      class: z.enum(WORD_CLASSES),
      why: z.string().optional(),
      words,
    }),
  ),
});

const measure = z.enum(['level', 'growth', 'change', 'share', 'rank', 'streak']);

/** Fields an example states; each that is given must come out equal. */
export const expectedFact = z.strictObject({
  indicator: z.string().optional(),
  measure: measure.optional(),
  value: z.string().optional(),
  value_max: z.string().optional(),
  unit: z.string().optional(),
  qualifier: z.enum(['eq', 'approx', 'gt', 'ge', 'lt', 'le', 'range']).optional(),
  period: z.string().optional(),
  status: z.enum(['actual', 'target']).optional(),
  basis: z.string().optional(),
  area: z.string().optional(),
  scope: z.string().optional(),
});

/** 占 in {subject}占{whole}比重 stands for itself; what is in braces is filled in. */
const NAME_TEMPLATE = /^(?:[^{}]|\{\w+\})+$/;

export const patternsPack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  patterns: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/, 'group.name in lower case'),
      why: z.string(),
      unit: z.array(z.enum(UNIT_CLASSES)).optional(),
      form: z.enum(['arabic', 'chinese', 'fraction', 'tenths', 'doubling', 'bare_scale']).optional(),
      before: z.string().optional(),
      continues: measure.optional(),
      after: z.string().optional(),
      noun: z.literal('none').optional(),
      gives: z.strictObject({
        measure,
        subject: z.enum(['before', 'after', 'spent']),
        name: z
          .string()
          .regex(NAME_TEMPLATE, 'words with {subject}, {growth}, {last}, {word} or {a capture} in them')
          .optional(),
        status: z.literal('target').optional(),
      }),
      examples: z.array(z.strictObject({ text: z.string(), facts: z.array(expectedFact).min(1) })).min(1),
      counterexamples: z.array(z.string()).min(1),
    }),
  ),
});

export const SET_ASIDE_REASONS = [
  'date',
  'duration',
  'numbering',
  'ordinal',
  'name',
  'slogan',
  'idiom',
  'threshold',
  'specification',
  'anniversary',
  'document_number',
  'policy_item',
  'honour',
  'scale_word',
  'enumeration',
  'vague',
  'project_attribute',
  'base_value',
] as const;

export const setAsidePack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  set_aside: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/, 'group.name in lower case'),
      why: z.string(),
      reason: z.enum(SET_ASIDE_REASONS),
      numeral: z.string().optional(),
      before: z.string().optional(),
      after: z.string().optional(),
      examples: z.array(z.strictObject({ text: z.string(), numeral: z.string() })).min(1),
      counterexamples: z.array(z.strictObject({ text: z.string(), numeral: z.string() })).min(1),
    }),
  ),
});

/** What makes a reader less sure of an observation. Closed: each has a factor in the confidence pack. */
export const DOUBTS = [
  /** The dictionary does not hold the indicator. */
  'unmapped',
  /** A part of the name stands outside the clause: inherited from an earlier one, or restored. */
  'name_restored',
  /** Not even the sentence holds the whole name. */
  'name_from_afar',
  /** The name joins several things. */
  'name_coordinated',
  'name_long',
  'name_short',
  /** No clause says when; the sentence before it does. */
  'period_inherited',
  /** Only the section or the kind of report says when. */
  'period_of_section',
  /** A value over, or at the end of, several years. */
  'period_of_years',
  'unit_missing',
  'late_in_sentence',
  'share',
  'change',
  'rank',
  'streak',
  'counted',
  'table_cell',
  'target',
  'sub_area',
  'recognised',
] as const;
export type DoubtKind = (typeof DOUBTS)[number];
const part = z.string().regex(/^(?:0(?:\.\d+)?|1)$/, 'a decimal from 0 to 1');

/** How much each doubt lowers the confidence in a row; fitted on labelled reports. */
export const confidencePack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  /** Confidence in a row without doubts. */
  certain: part,
  factors: z.record(z.enum(DOUBTS), z.strictObject({ factor: part, why: z.string() })),
});

export const indicatorsPack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  indicators: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'snake_case'),
      name_zh: z.string(),
      name_en: z.string(),
      aliases: z.array(z.string()),
      dimension: z.string(),
      kind: z.enum(['flow', 'stock', 'rate']),
      source: z.string(),
    }),
  ),
});

export type UnitsPack = z.infer<typeof unitsPack>;
export type LexiconPack = z.infer<typeof lexiconPack>;
export type PatternsPack = z.infer<typeof patternsPack>;
export type PatternSource = PatternsPack['patterns'][number];
export type SetAsidePack = z.infer<typeof setAsidePack>;
export type SetAsideSource = SetAsidePack['set_aside'][number];
export type IndicatorsPack = z.infer<typeof indicatorsPack>;
export type IndicatorSource = IndicatorsPack['indicators'][number];
export type ExpectedFact = z.infer<typeof expectedFact>;
export type ConfidencePack = z.infer<typeof confidencePack>;
