import { z } from 'zod';

/** The cells of a row that a person may state; the others follow from them. Named as in observations.csv. */
const text = z.string({ error: 'text in quotes, e.g. "2023"' });
const decimal = text.regex(/^-?\d+(\.\d+)?$/, 'a decimal number in quotes, e.g. "-10.9"');
const none = z.literal('');
const stated = {
  indicator_id: text,
  indicator: text.min(1),
  measure: z.enum(['level', 'growth', 'change', 'share', 'rank', 'streak']),
  value: decimal,
  value_max: z.union([decimal, none], { error: 'a decimal number in quotes, or ""' }),
  unit: text,
  qualifier: z.enum(['eq', 'approx', 'gt', 'ge', 'lt', 'le', 'range']),
  period: text.regex(/^(\d{4}(\/\d{4})?)?$/, 'a year or a span of years in quotes, e.g. "2021/2025"'),
  status: z.enum(['actual', 'target']),
  basis: z.enum(['', 'annual_average', 'cumulative']),
  area: text,
  scope: text,
  geo_scope: z.enum(['whole', 'own_level', 'urban_districts', 'zone', 'unstated']),
  obs_status: z.enum(['A', 'P', 'E', 'F', 'R']),
};

const id = text.regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/, 'small letters and digits, parted by . _ or -');
const date = text.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date, e.g. 2026-03-01');
const said = text.min(1, 'must say something');
const head = { id, reason: said, author: said, date };

const cells = z.strictObject(stated).partial();
const someCells = cells.refine((given) => Object.keys(given).length > 0, 'must name at least one column');
const match = z.strictObject({
  document_id: said,
  ...z
    .strictObject({
      ...stated,
      observation_id: text,
      area_code: text,
      section: text,
      quote: text,
      rule_id: text,
    })
    .partial().shape,
});

const set = z
  .strictObject({ ...head, action: z.literal('set'), match, expect: someCells, set: someCells })
  .check(({ value, issues }) => {
    for (const [name, given] of Object.entries(value.set)) {
      const old = value.expect[name as keyof Cells];
      if (old !== undefined && old !== given) continue;
      const message =
        old === undefined ? `does not say what ${name} is before it is set` : `${name} is set to what it is`;
      issues.push({ code: 'custom', message, input: value, path: [old === undefined ? 'expect' : 'set'] });
    }
  });
const drop = z.strictObject({ ...head, action: z.literal('drop'), match, expect: someCells });
const confirm = z.strictObject({ ...head, action: z.literal('confirm'), match, expect: someCells });
const add = z.strictObject({
  ...head,
  action: z.literal('add'),
  /** `numeral` is the number as it stands in the quote, where it is not written as `value`. */
  match: z.strictObject({ document_id: said, quote: said, numeral: said.optional() }),
  set: cells.required({
    indicator: true,
    measure: true,
    value: true,
    unit: true,
    period: true,
    status: true,
  }),
});

export const correctionsPack = z.strictObject({
  pack: z.string(),
  why: z.string().optional(),
  corrections: z.array(z.discriminatedUnion('action', [set, drop, confirm, add])),
});

export type CorrectionsPack = z.infer<typeof correctionsPack>;
export type CorrectionSource = CorrectionsPack['corrections'][number];
export type Cells = z.infer<typeof cells>;
export type Match = z.infer<typeof match>;

/** A correction and where it is written. */
export type Correction = CorrectionSource & { readonly place: string; readonly file: string };
