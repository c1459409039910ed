import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, shortId } from '../../src/normalize/identity.ts';

const key = fc.array(fc.string({ maxLength: 4 }), { minLength: 2, maxLength: 2 });

describe('ids', () => {
  it('are all different, also for equal keys', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const ids = identify(keys);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('survive what is inserted elsewhere, if it is about something else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { selector: String, minLength: 1 }), fc.nat(), (keys, at) => {
        const added = ['another', 'subject'];
        const place = at % (keys.length + 1);
        const after = identify([...keys.slice(0, place), added, ...keys.slice(place)]);
        expect(after.filter((_, i) => i !== place)).toEqual(identify(keys));
      }),
    );
  });

  it('begin with a letter that no number holds, so that a spreadsheet keeps them as text', () => {
    fc.assert(
      fc.property(key, (parts) => {
        expect(shortId(parts)).toMatch(/^[g-x][0-9a-f]{11}$/);
      }),
    );
  });
});
