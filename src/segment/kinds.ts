import type { ReportKind } from '../types.ts';

const BY_TITLE: readonly [ReportKind, RegExp][] = [
  ['five_year_plan', /规划.{0,4}纲要|五年规划|远景目标纲要/],
  ['plan_report', /国民经济和社会发展(?:年度)?计划|发展计划执行|计划草案/],
  ['budget_report', /预算|决算/],
  ['communique', /公报/],
  ['work_report', /工作报告/],
];
const DIGEST = /两会|摘要|要点|速览|划重点|读懂|上接|下转|图解/;

/** The kind of a report by its title; a text without a report's title, given out beside a session, is a digest. */
export function kindOf(title: string, front: readonly string[]): ReportKind {
  const kind = BY_TITLE.find(([, pattern]) => pattern.test(title))?.[0];
  if (kind) return kind;
  return [title, ...front].some((line) => line.length < 60 && DIGEST.test(line)) ? 'digest' : 'other';
}
