import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CorrectionSource, CorrectionsPack } from '../../src/rules/corrections.ts';
import { parsePack } from '../../src/rules/load.ts';
import { addCorrection, removeCorrection } from '../../src/serve/pack_text.ts';

const CONFIRM: CorrectionSource = {
  id: 'report-checked',
  match: { document_id: 'report', observation_id: 'i8edb6c59a38' },
  action: 'confirm',
  expect: { indicator: '地区生产总值', value: '3.46', period: '2023' },
  reason: 'Compared with the communiqué: it is right.',
  author: '张三',
  date: '2026-03-01',
};
const HEAD = 'pack: corrections/reports\n';
const ENTRY = `  - id: a
    match: { document_id: report, observation_id: x }   # the figure of the year
    action: confirm
    expect: { value:   "1" }
    reason: Seen.
    author: 李四
    date: 2026-03-02
`;

const read = (text: string) => parse(text) as CorrectionsPack;

describe('a new pack', () => {
  it('is written in the form that the documentation has', () => {
    expect(addCorrection(undefined, 'corrections/reports', CONFIRM)).toBe(`pack: corrections/reports
corrections:
  - id: report-checked
    match: { document_id: report, observation_id: i8edb6c59a38 }
    action: confirm
    expect: { indicator: 地区生产总值, value: "3.46", period: "2023" }
    reason: "Compared with the communiqué: it is right."
    author: 张三
    date: 2026-03-01
`);
  });
});

describe('a pack that is there', () => {
  it('keeps every letter, and gets the correction behind a blank line', () => {
    const text = `# ours\n${HEAD}why: >-\n  Folded\n  text.\ncorrections:\n${ENTRY}`;
    const added = addCorrection(text, '', CONFIRM);
    expect(added.startsWith(`${text}\n  - id: report-checked\n`)).toBe(true);
    expect(removeCorrection(added, CONFIRM.id)).toBe(text);
  });

  it.each([
    ['no line break at the end', `${HEAD}corrections:\n${ENTRY.trimEnd()}`],
    ['entries that are not indented', `${HEAD}corrections:\n${ENTRY.replace(/^ {2}/gm, '')}`],
    ['lines that end as on Windows', `${HEAD}corrections:\n${ENTRY}`.replaceAll('\n', '\r\n')],
    ['a comment of its last entry', `${HEAD}corrections:\n${ENTRY}    # look again in May\n# the end\n`],
    ['keys behind the list', `corrections:\n${ENTRY}\n# a head\npack: corrections/reports\n`],
    [
      'a reason of several lines',
      `${HEAD}corrections:\n${ENTRY.replace('Seen.', '|\n      One.\n\n      Two.\n')}`,
    ],
  ])('with %s is added to, and left as it was when the correction is taken out', (_, text) => {
    const added = addCorrection(text, '', CONFIRM);
    expect(read(added).corrections).toEqual([...read(text).corrections, CONFIRM]);
    for (const comment of text.match(/#.*/g) ?? []) expect(added).toContain(comment);
    const removed = removeCorrection(added, CONFIRM.id);
    expect(removed.trimEnd()).toBe(text.trimEnd());
    if (text.includes('\r')) expect(added.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    ['an empty list', `${HEAD}corrections: [] # none yet\n`],
    ['a list on one line', `# top\n${HEAD}corrections: [{ id: a, action: confirm }] # one\n`],
    ['an entry whose map begins below its dash', `${HEAD}corrections:\n  -\n    id: a # one\n`],
  ])('with %s is printed anew, comments kept', (_, text) => {
    const added = addCorrection(text, '', CONFIRM);
    expect(read(added).corrections).toEqual([...read(text).corrections, CONFIRM]);
    for (const comment of text.match(/#.*/g) ?? []) expect(added).toContain(comment);
    expect(read(removeCorrection(added, CONFIRM.id)).corrections).toEqual(read(text).corrections);
  });

  it('that does not hold the correction stays as it is', () => {
    const text = `${HEAD}corrections:   [{id: a}]\n`;
    expect(removeCorrection(text, 'b')).toBe(text);
  });

  it('loses one of several corrections and nothing else', () => {
    const second = ENTRY.replace('id: a', 'id: b');
    const text = `${HEAD}corrections:\n${ENTRY}\n${second}\n# between\n${ENTRY.replace('id: a', 'id: c')}`;
    const removed = removeCorrection(text, 'b');
    expect(read(removed).corrections.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(removed).toContain('# between');
    expect(removed).toContain('# the figure of the year');
  });
});

const word = fc.string({ unit: 'binary', maxLength: 24 });
const cell = fc.oneof(
  word,
  fc.constantFrom('2023', '-1.50', 'true', 'null', '~', '', '3.46万亿元', '# no', 'a: b, c', '- x'),
);
const id = fc.stringMatching(/^[a-z0-9]{1,6}([._-][a-z0-9]{1,4})?$/);
const said = fc
  .oneof(word, fc.constantFrom('一行\n两行', ' a ', 'a\n\n b\n', '"', "'", '%', '---'))
  .filter((text) => text !== '');
const correction: fc.Arbitrary<CorrectionSource> = fc.record(
  {
    id,
    match: fc.record({ document_id: said, observation_id: cell }, { noNullPrototype: true }),
    action: fc.constant('confirm' as const),
    expect: fc
      .record({ value: fc.constantFrom('1', '2.50'), unit: cell, section: cell })
      .map(({ value, unit }) => ({ value, unit })),
    reason: said,
    author: said,
    date: fc.constant('2026-03-01'),
  },
  { noNullPrototype: true },
);
const comment = fc.constantFrom('', '# 注', '  # two', '      # deep', '\n');

describe('any pack', () => {
  it('parses to its old list and the new correction, whatever is said in it, and validates', () => {
    const packs = fc.tuple(
      fc.uniqueArray(correction, { maxLength: 4, selector: (one) => one.id }),
      comment,
      comment,
    );
    fc.assert(
      fc.property(packs, correction, ([olds, first, last], one) => {
        let text: string | undefined;
        for (const old of olds)
          text = `${addCorrection(text, 'corrections/reports', old).trimEnd()}\n${first}\n`;
        if (text !== undefined) text += `${last}\n`;
        const before = text === undefined ? [] : read(text).corrections;
        expect(before).toEqual(olds);
        const added = addCorrection(text, 'corrections/reports', one);
        expect(read(added).corrections).toEqual([...olds, one]);
        expect(parsePack('corrections/reports.yaml', added).kind).toBe('corrections');
        for (const found of text?.match(/# (注|two|deep)/g) ?? []) expect(added).toContain(found);
        if (!olds.some((old) => old.id === one.id) && text !== undefined) {
          expect(read(removeCorrection(added, one.id)).corrections).toEqual(olds);
        }
      }),
      { numRuns: 300 },
    );
  });
});
