import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { compileDictionary } from '../../src/normalize/dictionary.ts';
import type { DocumentRow } from '../../src/normalize/rows.ts';
import type { Observation } from '../../src/types.ts';
import { documentRow, indicators, observation, units } from '../rows.ts';

const earlier = documentRow({ document_id: 'report_2022', reference_year: '2022' });
const later = documentRow();

function findingsOf(
  observations: readonly Observation[],
  documents: readonly DocumentRow[] = [earlier, later],
) {
  return check({ documents, observations, dictionary: compileDictionary(indicators), units });
}

function percent(value: string, fields: Partial<Observation> = {}): Observation {
  return observation({
    value,
    unit: '%',
    normalized_value: value,
    normalized_unit: '%',
    lower: value,
    upper: value,
    ...fields,
  });
}

describe('duplicates', () => {
  const exact = observation({ observation_id: 'a' });

  it('are found where one document states two values that cannot both hold', () => {
    const other = observation({
      observation_id: 'b',
      value: '3.5',
      lower: '3495000000000',
      upper: '3505000000000',
      start: 90,
    });
    const [finding] = findingsOf([exact, other]);
    expect(finding).toMatchObject({ check: 'duplicate', document_id: 'report_2023', observation_ids: 'a b' });
    expect(finding?.message_en).toContain('3.46万亿元 / 3.5万亿元');
  });

  it('are no finding where a looser statement allows the exact one', () => {
    const loose = observation({
      observation_id: 'b',
      qualifier: 'gt',
      lower: '3400000000000',
      upper: '',
      start: 90,
    });
    expect(findingsOf([exact, loose])).toEqual([]);
  });

  it('are no finding between the whole city and its own level', () => {
    const own = observation({
      observation_id: 'b',
      geo_scope: 'own_level',
      lower: '1',
      upper: '1',
      start: 90,
    });
    expect(findingsOf([exact, own])).toEqual([]);
  });
});

describe('conflicts between documents', () => {
  const before = observation({ observation_id: 'a', document_id: 'report_2022' });
  const apart = { observation_id: 'b', value: '3.5', lower: '3495000000000', upper: '3505000000000' };

  it('are found by canonical indicator, whatever words the documents use', () => {
    const [finding] = findingsOf([before, observation({ ...apart, indicator: 'GDP' })]);
    expect(finding).toMatchObject({ check: 'conflict', severity: 'warning' });
  });

  it('of targets are only a note', () => {
    const [finding] = findingsOf([
      { ...before, status: 'target' },
      observation({ ...apart, status: 'target' }),
    ]);
    expect(finding?.severity).toBe('note');
  });

  it('are none between different places or for a place that is not known', () => {
    const elsewhere = documentRow({ place: '广州市', area_code: '440100' });
    const rows = [before, observation({ ...apart, area_code: '440100' })];
    expect(findingsOf(rows, [earlier, elsewhere])).toEqual([]);
    const unknown = [earlier, later].map((row) => ({ ...row, place: '', area_code: '' }));
    expect(findingsOf(rows, unknown)).toEqual([]);
  });
});

describe('shares', () => {
  it('of more than the whole are found', () => {
    const share = percent('104', { measure: 'share', indicator: '出口占进出口总额比重' });
    expect(findingsOf([share]).map((finding) => finding.check)).toEqual(['share']);
  });

  it('of a budget may be more than all of it', () => {
    expect(findingsOf([percent('104.8', { measure: 'share', indicator: '税收收入占调整预算比重' })])).toEqual(
      [],
    );
  });
});

describe('growth and levels', () => {
  const previous = observation({
    observation_id: 'p',
    document_id: 'report_2022',
    period: '2022',
    value: '3.24',
    normalized_value: '3240000000000',
    lower: '3235000000000',
    upper: '3245000000000',
  });
  const level = observation({ observation_id: 'l' });
  const growth = (value: string, lower: string, upper: string) =>
    percent(value, { observation_id: 'g', measure: 'growth', lower, upper });

  it('that agree within rounding are no finding', () => {
    expect(findingsOf([previous, level, growth('6.8', '6.75', '6.85')])).toEqual([]);
  });

  it('that differ by what prices explain are a note, by more a warning', () => {
    expect(findingsOf([previous, level, growth('6.0', '5.95', '6.05')])[0]).toMatchObject({
      check: 'growth',
      severity: 'note',
      observation_ids: 'g l p',
    });
    expect(findingsOf([previous, level, growth('-6.0', '-6.05', '-5.95')])[0]?.severity).toBe('warning');
  });
});

describe('units', () => {
  it('of another dimension than the dictionary gives are found', () => {
    const row = percent('41.9', { indicator_id: '' });
    expect(findingsOf([row]).map((finding) => finding.check)).toEqual(['unit']);
  });
});

describe('an error', () => {
  const exact = observation({ observation_id: 'a' });
  // 3.46亿元 for 3.46万亿元: a scale word is missing.
  const slip = { value: '3.46', normalized_value: '346000000', lower: '345500000', upper: '346500000' };

  it('is a level of which another is ten times as much, in one document or in two', () => {
    const inOne = observation({ observation_id: 'b', start: 90, ...slip });
    expect(findingsOf([exact, inOne])).toMatchObject([{ check: 'duplicate', severity: 'error' }]);
    const inTwo = observation({ observation_id: 'b', document_id: 'report_2022', ...slip });
    expect(findingsOf([exact, inTwo])).toMatchObject([{ check: 'conflict', severity: 'error' }]);
  });

  it('is a growth between levels of which one is ten times the other', () => {
    const previous = observation({
      observation_id: 'p',
      document_id: 'report_2022',
      period: '2022',
      ...slip,
    });
    const growth = percent('6.0', { observation_id: 'g', measure: 'growth', lower: '5.95', upper: '6.05' });
    expect(findingsOf([previous, exact, growth])).toMatchObject([{ check: 'growth', severity: 'error' }]);
  });

  it('is an id that stands twice', () => {
    const [finding] = findingsOf([exact, { ...exact, start: 90 }]);
    expect(finding).toMatchObject({ check: 'identity', severity: 'error', observation_ids: 'a' });
  });
});

describe('what a person has looked at', () => {
  const a = observation({ observation_id: 'a' });
  const b = observation({
    observation_id: 'b',
    start: 90,
    value: '3.5',
    lower: '3495000000000',
    upper: '3505000000000',
  });
  const confirm = { correction_id: 'c', correction_action: 'confirm' } as const;

  it('is only a note, if it is every row of the finding', () => {
    const severities = (...rows: Observation[]) => findingsOf(rows).map(({ severity }) => severity);
    expect(severities(a, b)).toEqual(['warning']);
    expect(severities({ ...a, ...confirm }, b)).toEqual(['warning']);
    expect(severities({ ...a, ...confirm }, { ...b, ...confirm })).toEqual(['note']);
  });
});

describe('an indicator of last year', () => {
  const ids = (observations: readonly Observation[], documents?: readonly DocumentRow[]) =>
    findingsOf(observations, documents)
      .filter(({ check: name }) => name === 'missing_indicator')
      .map(({ document_id, observation_ids }) => [document_id, observation_ids]);
  const previous = observation({ observation_id: 'p', document_id: 'report_2022', period: '2022' });
  const population = { indicator_id: 'population', indicator: '常住人口' };

  it('that this year states not is missing, named once, by the id and not by the words', () => {
    const again = { ...previous, observation_id: 'q', measure: 'growth' as const };
    expect(ids([previous, again])).toEqual([['report_2023', 'p']]);
    expect(findingsOf([previous])[0]).toMatchObject({
      severity: 'note',
      message_en: expect.stringContaining('(gdp)'),
    });
    expect(ids([previous, observation({ observation_id: 'n', indicator: 'GDP' })])).toEqual([]);
    expect(ids([previous, observation({ observation_id: 'n', ...population })])).toEqual([
      ['report_2023', 'p'],
    ]);
  });

  it('is not looked for in reports of another kind, place or year', () => {
    const others = [{ kind: 'budget_report' }, { area_code: '440100' }, { reference_year: '2024' }] as const;
    for (const other of others) expect(ids([previous], [earlier, documentRow(other)])).toEqual([]);
  });

  it('that was a target only is not missed', () => {
    expect(ids([{ ...previous, status: 'target' }])).toEqual([]);
  });
});

describe('coverage', () => {
  it('is a finding from more than one in a hundred unexplained numbers', () => {
    const documents = [documentRow({ numerals: 200, unexplained: 3 })];
    expect(findingsOf([], documents)[0]).toMatchObject({ check: 'coverage', observation_ids: '' });
    expect(findingsOf([], [documentRow({ numerals: 200, unexplained: 2 })])).toEqual([]);
  });
});

describe('doubtful readings', () => {
  it('name the observations that stand there, and are told apart where there are none', () => {
    const subject = {
      documents: [later],
      observations: [],
      dictionary: compileDictionary(indicators),
      units,
      uncertain: [
        { document_id: 'report_2023', start: 6, observation_ids: ['a'], message: 'page 1: 3.46 or 3.45' },
        { document_id: 'report_2023', start: 90, observation_ids: [], message: 'page 2: 12 or 17' },
        { document_id: 'report_2023', start: 99, observation_ids: [], message: 'page 2: 12 or 17' },
      ],
    };
    const found = check(subject).filter((one) => one.check === 'reading');
    expect(found.map((one) => [one.severity, one.observation_ids])).toEqual([
      ['warning', 'a'],
      ['warning', ''],
      ['warning', ''],
    ]);
    expect(new Set(found.map((one) => one.finding_id)).size).toBe(3);
    expect(found[0]!.message_en).toContain('3.46 or 3.45');
  });
});
