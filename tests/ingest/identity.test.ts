import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId, sha256Of, uniqueIds } from '../../src/ingest/identity.ts';

describe('documentId', () => {
  it.each([
    ['shenzhen_2020_work_report.txt', 'shenzhen_2020_work_report'],
    ['2024/某市 政府工作报告（全文）.txt', '某市_政府工作报告_全文'],
    ['report.gb18030.txt', 'report_gb18030'],
    ['a-b.md', 'a-b'],
    ['….txt', 'document'],
  ])('makes of %s the id %s', (sourceFile, id) => {
    expect(documentId(sourceFile)).toBe(id);
  });
});

describe('uniqueIds', () => {
  it('numbers the ids that come again', () => {
    expect(uniqueIds(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a_2', 'a_3']);
  });

  it('does not take an id that another file has by right', () => {
    expect(uniqueIds(['a', 'a', 'a_2'])).toEqual(['a', 'a_3', 'a_2']);
  });

  it('always gives distinct ids', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a_2', 'a_3', 'b')), (ids) => {
        expect(new Set(uniqueIds(ids)).size).toBe(ids.length);
      }),
    );
  });
});

describe('sha256Of', () => {
  it('is the hash of the bytes in hexadecimal', () => {
    expect(sha256Of(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
