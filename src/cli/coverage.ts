import type { RuleCoverage } from '../coverage/coverage.ts';
import type { WordCoverage } from '../coverage/words.ts';
import { plural } from './summary.ts';
import { renderTable, type TextColumn } from './text_table.ts';

/** What `rules coverage` finds, as its JSON has it. */
export interface Coverage {
  readonly reports: number;
  /** How many of them have labels. */
  readonly labelled: number;
  /** Ids of the rules that nothing would miss. */
  readonly removable: readonly string[];
  readonly rules: readonly RuleCoverage[];
  readonly words?: readonly WordCoverage[];
}

interface Shown extends TextColumn {
  readonly of: (rule: RuleCoverage) => string;
}

const KINDS = { pattern: 'pattern 模式', set_aside: 'set aside 排除', built_in: 'built in 内置' };

/** A line a rule, those that could go first; then the verdict. */
export function printCoverage({ reports, labelled, removable, rules, words }: Coverage): string {
  const columns = [...ALWAYS, ...(reports > 0 ? OF_REPORTS : []), ...(labelled > 0 ? OF_LABELS : []), ...LOSS]
    .concat(reports > 0 ? LOSS_OF_REPORTS : [])
    .concat(labelled > 0 ? LOSS_OF_LABELS : []);
  const lines = renderTable(
    columns,
    rules.map((rule) => columns.map(({ of }) => of(rule))),
  );
  const seen = [
    `${reports} ${plural('report', reports)}`,
    ...(labelled > 0 ? [`${labelled} of them labelled`] : []),
  ];
  const packed = rules.filter(({ kind }) => kind !== 'built_in').length;
  const verdict =
    removable.length === 0
      ? `none 无 of ${packed}`
      : `${removable.length} of ${packed}: ${removable.join(', ')}`;
  return `${[
    ...lines,
    '',
    `Over 范围       the examples and ${seen.join(', ')}`,
    `Removable 冗余  ${verdict}`,
    ...(words ? ['', ...printWords(words)] : []),
  ].join('\n')}\n`;
}

function printWords(words: readonly WordCoverage[]): string[] {
  const columns = [
    { head: 'pack 规则包' },
    { head: 'class 词类' },
    { head: 'words 词数', align: 'right' as const },
    { head: 'never seen 未出现', align: 'right' as const },
  ];
  return renderTable(
    columns,
    words.map(({ file, class: wordClass, words: all, unseen }) => [
      file,
      wordClass,
      `${all}`,
      `${unseen.length}`,
    ]),
  );
}

function number(head: string, of: (rule: RuleCoverage) => number | undefined): Shown {
  return { head, align: 'right', of: (rule) => `${of(rule) ?? ''}` };
}

const ALWAYS: readonly Shown[] = [
  { head: 'rule 规则', of: ({ rule_id }) => rule_id },
  { head: 'kind 类别', of: ({ kind }) => KINDS[kind] },
  number('examples 例句', ({ examples }) => examples),
];
const OF_REPORTS: readonly Shown[] = [
  number('rows 观测', ({ observations }) => observations),
  number('aside 排除', ({ set_aside }) => set_aside),
];
const OF_LABELS: readonly Shown[] = [
  number('right 正确', ({ gold }) => gold?.right),
  number('wrong 错误', ({ gold }) => gold?.wrong),
];
/** What changes without the rule. */
const LOSS: readonly Shown[] = [
  number('own lost 自例', ({ without }) => without?.own_examples),
  number('others lost 他例', ({ without }) => without?.other_examples),
];
const LOSS_OF_REPORTS: readonly Shown[] = [
  number('rows changed 变行', ({ without }) => without?.rows),
  number('numbers changed 变数', ({ without }) => without?.numbers),
];
const LOSS_OF_LABELS: readonly Shown[] = [
  number('Δ found F1', ({ without }) => without?.gold?.found_f1),
  number('Δ strict F1', ({ without }) => without?.gold?.strict_f1),
];
