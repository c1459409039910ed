import type { IndicatorSource } from '../rules/schema.ts';
import { foldName } from './fold.ts';

/** Heads that name a total without changing what is totalled: 进出口总额 is 进出口. */
const TOTAL_HEADS = ['总额', '总量', '数量', '数', '额'];

/** Looks an indicator up by the words of a source. */
export interface Dictionary {
  find(name: string): IndicatorSource | undefined;
  byId(id: string): IndicatorSource | undefined;
}

export function compileDictionary(indicators: readonly IndicatorSource[]): Dictionary {
  const names = new Map<string, IndicatorSource>();
  const ids = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  for (const indicator of indicators) {
    for (const name of [indicator.name_zh, ...indicator.aliases].map(foldName)) {
      if (!names.has(name)) names.set(name, indicator);
    }
  }
  return {
    byId: (id) => ids.get(id),
    find(name) {
      const folded = foldName(name);
      return names.get(folded) ?? names.get(withoutTotal(folded));
    },
  };
}

function withoutTotal(name: string): string {
  const head = TOTAL_HEADS.find((word) => name.endsWith(word));
  return head ? name.slice(0, -head.length) : '';
}
