import type { ReportKind } from '../types.ts';

const BY_TITLE: readonly [ReportKind, RegExp][] = [
  ['five_year_plan', /规划.{0,4}纲要|五年(?:规划|计划)|远景目标纲要|“[七八九十]五”计划/],
  ['plan_report', /国民经济和社会发展(?:年度)?计划|发展计划执行|计划草案/],
  ['budget_report', /预算|决算/],
  ['communique', /公报/],
  ['work_report', /工作报告/],
];
const DIGEST = /两会|摘要|要点|速览|划重点|读懂|上接|下转|图解/;

/** What a report says of itself where its title is missing or says only what it is about. */
const BY_OPENING: readonly [ReportKind, RegExp][] = [
  [
    'work_report',
    /代表.{2,20}(?:政府|管委会)，?(?:在此)?向.{0,8}(?:大会|会议|全会)(?:报告|作).{0,12}(?:工作|报告)/,
  ],
  ['budget_report', /受.{2,16}委托，.{0,12}将.{4,40}预算执行情况.{2,40}预算/],
  ['plan_report', /受.{2,16}委托，.{0,12}将.{4,40}发展计划执行情况.{2,40}计划/],
];

/** The kind of a report by its title; a text without a report's title, given out beside a session, is a digest. */
export function kindOf(title: string, front: readonly string[]): ReportKind {
  const kind = BY_TITLE.find(([, pattern]) => pattern.test(title))?.[0];
  if (kind) return kind;
  const said = BY_OPENING.find(([, pattern]) => front.some((line) => pattern.test(line)))?.[0];
  if (said) return said;
  return [title, ...front].some((line) => line.length < 60 && DIGEST.test(line)) ? 'digest' : 'other';
}
