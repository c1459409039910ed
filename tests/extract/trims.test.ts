import { describe, expect, it } from 'vitest';
import { trimTail } from '../../src/extract/phrase_trim.ts';
import { TRIMS } from '../../src/extract/trims.ts';

describe('what hangs on to a name', () => {
  it.each(TRIMS.map(({ example: [phrase, name], form, by = '' }) => [phrase, name, form, by] as const))(
    'leaves of “%s” “%s”',
    (phrase, name, form, by) => {
      expect(phrase.replace(form, by)).toBe(name);
    },
  );

  it.each(TRIMS.map(({ example: [, name] }) => name))(
    'leaves a name that is trimmed as it is: “%s”',
    (name) => {
      expect(trimTail(name)).toBe(name);
    },
  );

  it('is left out word by word where several hang on', () => {
    expect(trimTail('和教育支出双双')).toBe('教育支出');
  });
});
