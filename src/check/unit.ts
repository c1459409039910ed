import { fitsDimension } from '../normalize/dimension.ts';
import { finding } from './finding.ts';
import type { Check } from './subject.ts';
import { stated } from './wording.ts';

/** A level in a unit of another dimension than the dictionary gives its indicator. */
export const checkUnits: Check = ({ observations, dictionary, units }) =>
  observations.flatMap((row) => {
    if (row.measure !== 'level') return [];
    const entry = dictionary.find(row.indicator);
    // 为2020年的1.5倍 compares a level with another; it is no level of its own.
    if (!entry || row.unit === '倍' || fitsDimension(row.unit, entry.dimension, units)) return [];
    return [
      finding(
        'unit',
        'warning',
        { document_id: row.document_id, observations: [row.observation_id] },
        {
          zh: `“${row.indicator}”为${stated(row)}，单位与词典中 ${entry.id} 的量纲 ${entry.dimension} 不符`,
          en: `${row.indicator} is ${stated(row)}, but ${entry.id} is of dimension ${entry.dimension}`,
        },
      ),
    ];
  });
