/** A filter as a person types it and as a link carries it: words, and `key:value` or `key:a,b`; `-` in front excludes. */
export interface Filter {
  readonly words: readonly string[];
  readonly facets: readonly Facet[];
}

export interface Facet {
  readonly key: string;
  readonly values: readonly string[];
  readonly isExcluded: boolean;
}

const FACET = /^(-?)([a-z_]+):(.+)$/;
/** A token: runs of what is no space, or quoted. */
const TOKEN = /(?:[^\s"]|"[^"]*"?)+/g;

export function parseFilter(text: string): Filter {
  const words: string[] = [];
  const facets: Facet[] = [];
  for (const token of text.match(TOKEN) ?? []) {
    const facet = FACET.exec(token);
    if (!facet) {
      const word = token.replaceAll('"', '').toLowerCase();
      if (word !== '') words.push(word);
      continue;
    }
    const [, sign, key = '', values = ''] = facet;
    facets.push({ key, values: splitValues(values), isExcluded: sign === '-' });
  }
  return { words, facets };
}

function splitValues(text: string): string[] {
  return (text.match(/(?:[^,"]|"[^"]*"?)+/g) ?? []).map((value) => value.replaceAll('"', ''));
}

/** The values a filter asks for under a key; '' where it asks for none. */
export function facetOf(text: string, key: string): string {
  const facet = parseFilter(text).facets.find((one) => one.key === key && !one.isExcluded);
  return facet ? facet.values.join(',') : '';
}

/** The filter with one facet set anew; taken out for the value ''. Everything else stays as it was typed. */
export function withFacet(text: string, key: string, value: string): string {
  const kept = (text.match(TOKEN) ?? []).filter((token) => !token.startsWith(`${key}:`));
  const quoted = /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  return [...kept, ...(value === '' ? [] : [`${key}:${quoted}`])].join(' ');
}

/** Whether a row with these cells passes; `haystack` is all its text in small letters. */
export function passes(
  { words, facets }: Filter,
  haystack: () => string,
  cell: (key: string) => string,
): boolean {
  return (
    facets.every(({ key, values, isExcluded }) => {
      const own = cell(key);
      return values.some((value) => fits(own, value)) !== isExcluded;
    }) && words.every((word) => haystack().includes(word))
  );
}

/** Equality, or a comparison of numbers: `confidence:<0.8`. `all` is what every cell fits. */
function fits(own: string, value: string): boolean {
  const comparison = /^(<=|>=|<|>)(-?\d+(?:\.\d+)?)$/.exec(value);
  if (!comparison) return value === 'all' || own === value;
  if (own === '') return false;
  const [left, right] = [Number(own), Number(comparison[2])];
  switch (comparison[1]) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}
