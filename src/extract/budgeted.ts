import type { Measure } from '../types.ts';
import { MEAN } from './compared_years.ts';
import type { GroupReading } from './group_reading.ts';
import type { QuantityItem } from './items.ts';
import type { Paragraph } from './paragraph.ts';
import type { Fit } from './predicate.ts';
import { clauseStart } from './punctuation.ts';

/** Whether the words around a quantity say that it was planned, whatever the section speaks of. */
export function isPlanned(reading: GroupReading, item: QuantityItem, measure: Measure): boolean {
  const { paragraph, choice, phrase } = reading;
  const { text } = paragraph;
  const stated = clauseUpTo(text, item.span.start);
  return (
    choice.pattern.source.gives.status === 'target' ||
    (phrase.isOrigin && paragraph.metadata.kind === 'budget_report') ||
    IN_PLAN.test(stated) ||
    OF_TARGET.test(text.slice(item.span.end, item.span.end + 6)) ||
    isBudgeted(paragraph, choice.fit, measure, stated) ||
    (followsBudget(reading) &&
      (goesOnWithBudget(reading) || isPartOfBudget(reading) || isGrowthOfBudget(reading)))
  );
}

/** The clause from its beginning, also over earlier numbers of it: 支出预算由A变动为B. */
const clauseUpTo = (text: string, at: number): string => text.slice(clauseStart(text, at, 0), at);

function isBudgeted(
  { text, metadata }: Paragraph,
  { tokens, start }: Fit,
  measure: Measure,
  stated: string,
): boolean {
  const isLevel = measure === 'level' && (BUDGETED.test(stated) || APPROVED.test(text.slice(0, start)));
  return (
    isLevel ||
    (metadata.kind === 'budget_report' &&
      tokens.some(({ lexeme }) => lexeme && /^调[整增减]/.test(lexeme.word)))
  );
}

/** 城镇新增就业42.2万人（计划40万人） */
const IN_PLAN = /^（?(?:年度|全年|原)?(?:计划|目标)(?:为|是)?$/;

/** The fact before states what was budgeted, in a report that looks back on what was carried out. */
const followsBudget = ({ paragraph: { metadata, setting }, register }: GroupReading): boolean =>
  metadata.kind === 'budget_report' && setting.status === 'actual' && register.when.status === 'target';

/** 备案的预算收入为193亿元，预算支出为482亿元: fixed with the one before. */
const goesOnWithBudget = ({ paragraph, register, choice }: GroupReading): boolean =>
  /^，[^，。；]*预算(?:收入|支出)为$/.test(paragraph.text.slice(register.end, choice.fit.start + 1));

/** 预算收入60.2亿元，同比增长5%: by how much the sum that was passed is to grow. */
function isGrowthOfBudget({ paragraph, register, phrase, choice }: GroupReading): boolean {
  const { measure } = choice.pattern.source.gives;
  return (
    (measure === 'growth' || measure === 'change') &&
    phrase.name === '' &&
    /^，?$/.test(paragraph.text.slice(register.end, choice.fit.start)) &&
    !choice.fit.tokens.some(({ time, lexeme }) => time !== undefined || MEAN.test(lexeme?.word ?? ''))
  );
}

/** 预算预期收入60.2亿元。其中，税收收入42.6亿元: what the sum that was passed is made of. */
function isPartOfBudget({ paragraph, register, phrase, clause, choice }: GroupReading): boolean {
  const stated = paragraph.text.slice(clause.start, choice.fit.start + LONGEST_DONE);
  return (phrase.partOf || register.inPart) && !/完成|实际|执行/.test(stated);
}

const LONGEST_DONE = 4;

/** 超额完成40万套的目标任务 */
const OF_TARGET = /^的(?:年度)?(?:目标|任务|计划)/;

/** 各级人大相继批准了本级预算。经汇总，全市一般公共预算收入为336亿元: what was approved, up to the end of the sentence. */
const APPROVED = /批准(?:了)?[^，。；]{0,8}预算[，。]经?汇总[^。；]*$/;

/** A budget that is fixed or changed is a plan, also in the report on its execution. */
const BUDGETED =
  /(?:批准|备案|批复|调整后)的[^，。；]*预算(?:收入|支出)?(?:合计|总计)?(?:均?为)?$|^年初[^，。；]{0,12}预算(?:收入|支出)(?:合计|总计)?$|预算预期(?:总)?(?:收入|支出)$|(?:收入|支出|收支|预备费)(?:总)?预算(?:数)?(?:相应)?(?:由|调整|调增|调减|变动|安排|为)|调整(?:收入|支出)?预算(?:为|至|到|数|$)|年初(?:收入|支出)?预算(?:数)?(?:合计|共计|总计|安排|为|数|$)|预算(?:数)?(?:由.*)?(?:调整|变动|变更)(?:为|至|到)|(?:收入|支出|预备费)预算(?:数)?(?:合计)?$|(?<!执行|完成|决)[^，。；]{2}预算数$/;
