import { groupBy } from '../normalize/order.ts';
import type { News } from './news.ts';
import type { Refresh } from './refresh.ts';

/** How many of a kind the terminal shows. */
const SHOWN = 5;

/** Lines for the summary of a run; nothing is said of what there is not. */
export function printRefresh(refresh: Refresh): (readonly [label: string, text: string])[] {
  const { news, missing, silent_rules, new_names } = refresh;
  const first = [...new Set(news.filter(({ isFirst }) => isFirst).map(nameOf))];
  const lines = [
    ...newsLines(news),
    ['First time', listed(first, (name) => name)],
    [
      'Missing',
      missing.length === 0
        ? ''
        : `${missing.length} of last year's indicators: ${listed(missing, ({ message_zh }) => /“(.+?)”/.exec(message_zh)?.[1] ?? '')}; findings.csv, missing_indicator`,
    ],
    [
      'Silent rules',
      listed(silent_rules, ({ rule_id, rows }) => `${rule_id} (gave ${rows} ${rows === 1 ? 'row' : 'rows'})`),
    ],
    [
      'New names',
      new_names.length === 0
        ? ''
        : `${listed(new_names, ({ name, probably }) => (probably ? `${name} (probably ${probably})` : name))}; zhibiao rules suggest`,
    ],
  ] as const;
  return lines.filter(([, text]) => text !== '');
}

function newsLines(news: readonly News[]): (readonly [string, string])[] {
  const periods = [...groupBy(news, ({ period }) => period)];
  const shown = periods.slice(0, 2).map(([period, items]): readonly [string, string] => {
    const rows = items.reduce((sum, { rows: count }) => sum + count, 0);
    return ['New', `${figures(rows)} of ${period || 'no stated period'}: ${listed(items, nameOf)}`];
  });
  const others = periods.slice(2);
  if (others.length === 0) return shown;
  const rows = others.flatMap(([, items]) => items).reduce((sum, { rows: count }) => sum + count, 0);
  return [
    ...shown,
    [
      'New',
      `${figures(rows)} of ${others.length} other ${others.length === 1 ? 'period' : 'periods'}; --json lists them`,
    ],
  ];
}

function figures(count: number): string {
  return count === 1 ? '1 figure' : `${count} figures`;
}

function nameOf({ indicator }: News): string {
  return indicator;
}

function listed<Item>(items: readonly Item[], print: (item: Item) => string): string {
  const left = items.length - SHOWN;
  return [...items.slice(0, SHOWN).map(print), ...(left > 0 ? [`and ${left} more`] : [])].join(', ');
}
