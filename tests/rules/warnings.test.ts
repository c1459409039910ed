import { describe, expect, it } from 'vitest';
import { parsePack } from '../../src/rules/load.ts';
import { findWarnings } from '../../src/rules/warnings.ts';

const lexicon = (file: string, words: string) =>
  parsePack(file, `pack: x\nlexemes:\n  - { class: reach, words: ${words} }\n`);
const units = (...groups: string[]) =>
  parsePack('units.yaml', `pack: x\nscales: {}\ngroups:\n${groups.join('\n')}\ndenominators: []\n`);
const group = (dimension: string, unit: string) =>
  `  - { class: extent, dimension: "${dimension}", base: x, units: { ${unit}: "1" } }`;

describe('warnings', () => {
  it('name a word that stands twice in one class', () => {
    expect(findWarnings([lexicon('a.yaml', '[达, 达到, 达]'), lexicon('b.yaml', '[达到]')])).toEqual([
      { file: 'a.yaml', message: '"达" stands twice in the class reach' },
      { file: 'b.yaml', message: '"达到" stands twice in the class reach, first in a.yaml' },
    ]);
  });

  it('name a unit that stands twice, and how it is read', () => {
    expect(findWarnings([units(group('energy', '度'), group('other', '度'))])).toEqual([
      { file: 'units.yaml', message: 'the unit "度" stands twice; it is read as energy' },
    ]);
  });

  it('name a group of units without dimension', () => {
    expect(findWarnings([units(group('', '捆'))])).toEqual([
      { file: 'units.yaml', message: 'a group of class extent has no dimension (捆 …)' },
    ]);
  });
});
