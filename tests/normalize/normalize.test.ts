import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { numberRows, readRow } from '../../src/normalize/rows.ts';
import type { Document, Extraction, Fact, Observation } from '../../src/types.ts';
import { indicators, units } from '../rows.ts';

const areas = { codeOf: (name: string) => (name === '深圳市' ? '440300' : name === '贵阳' ? '520100' : '') };
const normalizer = { units, dictionary: compileDictionary(indicators), areas, confidence: undefined };

function documentOf(text: string, pageStarts: readonly number[] = []): Document {
  return {
    id: 'report',
    sourceFile: 'report.txt',
    sha256: 'b'.repeat(64),
    source: { text, mediaType: 'text/plain', pageStarts },
    blocks: [],
    metadata: {
      title: '',
      publisher: '',
      place: '深圳市',
      areaCode: '440300',
      kind: 'work_report',
      sessionDate: '',
      referenceYear: '2023',
      planYear: '2024',
    },
  };
}

/** A fact about the first place where `numeral` stands in `text`. */
function factIn(text: string, numeral: string, fields: Partial<Fact> = {}): Fact {
  const start = text.indexOf(numeral);
  return {
    span: { start, end: start + numeral.length },
    quote: { start: 0, end: text.length },
    indicator: '地区生产总值',
    measure: 'level',
    value: numeral,
    valueMax: '',
    unit: '亿元',
    qualifier: 'eq',
    period: '2023',
    status: 'actual',
    basis: '',
    area: '',
    scope: '',
    geoScope: 'unstated',
    obsStatus: 'A',
    cell: '',
    section: '',
    ruleId: 'level.plain',
    ...fields,
  };
}

function extractionOf(facts: readonly Fact[]): Extraction {
  return { ledger: facts.map((fact) => ({ ...fact.span, fate: 'observed', fact })) };
}

function observe(fields: Partial<Fact>): Observation {
  const text = '指标为1234.50，完';
  const fact = factIn(text, '1234.50', fields);
  return normalize(documentOf(text), extractionOf([fact]), normalizer)[0]!;
}

describe('normalizing', () => {
  it('brings values to the base unit without exponents and idle zeros', () => {
    expect(observe({ value: '34606.40', unit: '亿元' })).toMatchObject({
      normalized_value: '3460640000000',
      normalized_unit: '元',
      value: '34606.40',
      unit: '亿元',
    });
    expect(observe({ value: '6.0', unit: '%', measure: 'growth' }).normalized_value).toBe('6');
  });

  it('turns growth in multiples and shares in fractions into per cent, and nothing else', () => {
    expect(observe({ measure: 'growth', value: '2.0', unit: '倍' })).toMatchObject({
      normalized_value: '200',
      normalized_unit: '%',
    });
    expect(observe({ measure: 'share', value: '0.25', unit: '' })).toMatchObject({
      normalized_value: '25',
      normalized_unit: '%',
    });
    expect(observe({ measure: 'level', value: '1.5', unit: '倍' })).toMatchObject({
      normalized_value: '1.5',
      normalized_unit: '倍',
    });
  });

  it('keeps percentage points apart from per cent', () => {
    expect(observe({ measure: 'change', value: '5.7', unit: '个百分点' }).normalized_unit).toBe('个百分点');
    expect(observe({ measure: 'level', value: '7.5', unit: '‰' })).toMatchObject({
      normalized_value: '0.75',
      normalized_unit: '%',
    });
  });

  it('computes nothing from a unit that it does not know', () => {
    expect(observe({ unit: '弗隆' })).toMatchObject({
      normalized_value: '',
      normalized_unit: '',
      lower: '',
      upper: '',
    });
  });

  it('gives no canonical id to a level in another dimension', () => {
    expect(observe({ unit: '亿元' }).indicator_id).toBe('gdp');
    expect(observe({ unit: '%' }).indicator_id).toBe('');
    expect(observe({ unit: '%', measure: 'growth' }).indicator_id).toBe('gdp');
  });

  it('codes the area of the fact, else that of the document', () => {
    expect(observe({}).area_code).toBe('440300');
    expect(observe({ area: '贵阳' }).area_code).toBe('520100');
    expect(observe({ area: '前海' }).area_code).toBe('');
  });

  it('quotes the source letter for letter, broken lines and full width included', () => {
    const text = '生产总值\n３４６０ 亿元';
    const fact = factIn(text, '３４６０', { value: '3460' });
    expect(normalize(documentOf(text), extractionOf([fact]), normalizer)[0]!.quote).toBe(text);
  });

  it('counts pages from one', () => {
    const text = '1一\n2二\n3三';
    const facts = ['1', '2', '3'].map((numeral) => factIn(text, numeral));
    const rows = normalize(documentOf(text, [0, 3, 6]), extractionOf(facts), normalizer);
    expect(rows.map((row) => row.page)).toEqual(['1', '2', '3']);
  });
});

describe('the id of an observation', () => {
  const text = '一1 二2 三3';
  const facts = [
    factIn(text, '1', { indicator: '出口' }),
    factIn(text, '2', { indicator: '进口' }),
    factIn(text, '3', { indicator: '进口', period: '2022' }),
  ];
  const idsOf = (document: Document, given: readonly Fact[]) =>
    normalize(document, extractionOf(given), normalizer).map((row) => row.observation_id);

  it('stays when the value is corrected and when the text before it grows', () => {
    const before = idsOf(documentOf(text), facts);
    const longer = `开头\n${text}`;
    const corrected = facts.map((fact, i) => ({
      ...fact,
      value: i === 1 ? '20' : fact.value,
      qualifier: 'approx' as const,
      span: { start: fact.span.start + 3, end: fact.span.end + 3 },
      section: '另一章',
    }));
    expect(idsOf(documentOf(longer), corrected)).toEqual(before);
  });

  it('changes with what the fact is about', () => {
    const [first] = idsOf(documentOf(text), facts);
    for (const change of [
      { period: '2024' },
      { status: 'target' as const },
      { area: '前海' },
      { measure: 'share' as const },
      { geoScope: 'own_level' as const },
      { unit: '万人' },
    ]) {
      expect(idsOf(documentOf(text), [{ ...facts[0]!, ...change }])[0]).not.toBe(first);
    }
  });
});

describe('the ledger', () => {
  it('has a row for every numeral and points at the observation it became', () => {
    const text = '2023年出口10亿元，见第3页';
    const fact = factIn(text, '10', { indicator: '出口' });
    const document = documentOf(text);
    const extraction: Extraction = {
      ledger: [
        { start: 0, end: 4, fate: 'set_aside', reason: 'date', ruleId: 'date.year' },
        { ...fact.span, fate: 'observed', fact },
        { start: 14, end: 15, fate: 'unexplained' },
      ],
    };
    const observations = normalize(document, extraction, normalizer);
    const numbers = numberRows(document, extraction, observations);
    expect(numbers.map((row) => [row.text, row.fate, row.reason, row.observation_id])).toEqual([
      ['2023', 'set_aside', 'date', ''],
      ['10', 'observed', '', observations[0]!.observation_id],
      ['3', 'unexplained', '', ''],
    ]);
    expect(readRow(document, numbers, observations)).toMatchObject({
      numerals: 3,
      observed: 1,
      set_aside: 1,
      unexplained: 1,
      observations: 1,
      coverage: '0.6666',
    });
  });
});
