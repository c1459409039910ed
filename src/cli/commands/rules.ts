import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { addRulesCheck } from './rules_check.ts';
import { addRulesCoverage } from './rules_coverage.ts';
import { addRulesSchema } from './rules_schema.ts';
import { addRulesSuggest } from './rules_suggest.ts';
import { addRulesTest } from './rules_test.ts';

export function addRules(program: Command, context: Context): void {
  const rules = program
    .command('rules')
    .summary('validate rule packs, run their examples 检查规则')
    .description('Works on the rule packs.\n检查规则包，运行其中的例句，打印其结构。');
  for (const add of [addRulesCheck, addRulesTest, addRulesCoverage, addRulesSuggest, addRulesSchema])
    add(rules, context);
}
