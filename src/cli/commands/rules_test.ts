import type { Command } from 'commander';
import { printFailure, runExamples } from '../../explain/examples.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit.ts';
import { options } from '../options.ts';
import { plural } from '../summary.ts';
import { loadValidRules } from './rules_check.ts';

export function addRulesTest(rules: Command, { effects, exit }: Context): void {
  rules
    .command('test')
    .summary('run the examples of every rule 运行规则例句')
    .description(
      'Validates the packs, then reads the examples and counterexamples of every pattern and set-aside rule as a ' +
        'run would. One line for each that does not hold; exit 2 if there is one.\n' +
        '先校验规则包，再按实际提取流程逐条运行例句与反例；有一条不符即返回 2。',
    )
    .addOption(options.rules())
    .addOption(options.json())
    .addHelpText('after', '\nExamples:\n  zhibiao rules test\n  zhibiao rules test --rules my-rules --json')
    .action(async ({ rules: folder, json }: { rules: string; json: boolean }) => {
      const run = runExamples(await loadValidRules(folder));
      const failed = run.failures.length;
      if (json) effects.stdout(`${JSON.stringify({ ...run, failed })}\n`);
      else {
        const lines = run.failures.map(printFailure);
        const counts = `${run.rules} ${plural('rule', run.rules)}, ${run.examples} ${plural('example', run.examples)}, ${failed} failed`;
        effects.stdout(`${[...lines, counts].join('\n')}\n`);
      }
      if (failed > 0) exit(EXIT.usage);
    });
}
