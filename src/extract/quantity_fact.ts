import type { Measure } from '../types.ts';
import { dateFact } from './dating.ts';
import type { ProseEntry } from './fact.ts';
import { qualifierIn, unitIn } from './group.ts';
import type { GroupReading } from './group_reading.ts';
import type { QuantityItem } from './items.ts';
import type { Paragraph } from './paragraph.ts';
import type { Fit } from './predicate.ts';

/** The fact that one quantity of a group states under its name; `end` is where its clause ends. */
export function toFact(
  reading: GroupReading,
  item: QuantityItem,
  index: number,
  name: string,
  end: number,
): ProseEntry {
  const { paragraph, register, group, clause, choice, phrase } = reading;
  const { measure } = choice.pattern.source.gives;
  const { quantity } = item;
  const growing = measure === 'growth' || measure === 'change';
  const falls = growing && signOf(choice.fit) === '-' && !quantity.value.startsWith('-');
  const sign = falls ? '-' : '';
  const stated = paragraph.text.slice(clause.start, item.span.start);
  const when = dateFact(paragraph, {
    at: Math.min(choice.fit.start, item.span.start),
    phrase,
    tokens: choice.fit.tokens,
    measure,
    name,
    unitClass: quantity.unit?.unitClass ?? '',
    planned:
      (phrase.isOrigin && paragraph.metadata.kind === 'budget_report') ||
      isBudgeted(paragraph, choice.fit, measure, stated),
  });
  return {
    kind: 'fact',
    fact: {
      mark: item.mark,
      clause: {
        start: Math.min(clause.start, item.mark.start),
        end: Math.max(end, item.span.end),
      },
      indicator: name,
      measure,
      value: `${sign}${quantity.value}`,
      valueMax: quantity.valueMax === '' ? '' : `${sign}${quantity.valueMax}`,
      unit: growing && quantity.form === 'doubling' ? '倍' : unitIn(group, index),
      qualifier: qualifierIn(group, index),
      ...when,
      area: phrase.name === '' ? phrase.ownLevel || register.area : phrase.ownLevel,
      geoScope: phrase.name === '' ? register.geoScope : phrase.geoScope,
      scope: '',
      ruleId: choice.pattern.id,
    },
  };
}

function isBudgeted({ metadata }: Paragraph, { tokens }: Fit, measure: Measure, stated: string): boolean {
  if (measure === 'level' && BUDGETED.test(stated)) return true;
  return (
    metadata.kind === 'budget_report' &&
    tokens.some(({ lexeme }) => lexeme && /^调[整增减]/.test(lexeme.word))
  );
}

/** A budget that is fixed or changed is a plan, also in the report on its execution. */
const BUDGETED =
  /(?:收入|支出|收支)(?:总)?预算(?:数)?(?:相应)?(?:由|调整|调增|调减|安排|为)|调整(?:收入|支出)?预算(?:为|至|到|数)|年初(?:收入|支出)?预算(?:安排|为|数)|预算(?:数)?(?:由.*)?调整(?:为|至|到)/;

/** The sign that the verb nearest to the number gives. */
function signOf(fit: Fit): string {
  for (const { lexeme } of fit.tokens) {
    const noun = lexeme?.classes.get('trend_noun');
    if (noun !== undefined) return noun;
    if (lexeme?.classes.has('fall')) return '-';
    if (lexeme?.classes.has('rise')) return '+';
  }
  return '+';
}
