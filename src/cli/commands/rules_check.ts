import type { Command } from 'commander';
import { checkDictionary } from '../../normalize/dictionary_check.ts';
import type { RuleBook } from '../../rules/book.ts';
import { findWarnings } from '../../rules/warnings.ts';
import type { Context } from '../context.ts';
import { loadRules } from '../derive.ts';
import { options } from '../options.ts';
import { plural } from '../summary.ts';

export function addRulesCheck(rules: Command, { effects }: Context): void {
  rules
    .command('check')
    .summary('validate every pack 校验规则包')
    .description(
      'Reads and compiles every pack. An unknown key, a wrong value, an id or alias that stands twice, or an ' +
        'expression that could run without bound is named with its place.\n' +
        '校验每个规则包：未知键、重复的编号或别名、可能失控的正则表达式都会指明位置。',
    )
    .addOption(options.rules())
    .addOption(options.json())
    .addHelpText('after', '\nExamples:\n  zhibiao rules check\n  zhibiao rules check --rules my-rules --json')
    .action(async ({ rules: folder, json }: { rules: string; json: boolean }) => {
      const book = await loadValidRules(folder);
      const counts = countRules(book);
      const warnings = findWarnings(book.packs);
      if (json) {
        effects.stdout(`${JSON.stringify({ ...counts, warnings })}\n`);
        return;
      }
      for (const { file, message } of warnings) effects.stdout(`${file}: warning: ${message}\n`);
      const words = Object.entries(counts).map(([kind, count]) => `${count} ${plural(kind, count)}`);
      effects.stdout(`The rule packs are valid: ${words.join(', ')}.\n`);
    });
}

/** @throws RuleError for the first mistake of the packs or of the dictionary they make. */
export async function loadValidRules(folder: string): Promise<RuleBook> {
  const book = await loadRules(folder);
  checkDictionary(book);
  return book;
}

function countRules({
  packs,
  patterns,
  setAside,
  indicators,
  corrections,
}: RuleBook): Record<string, number> {
  return {
    pack: packs.length,
    pattern: patterns.length,
    'set-aside rule': setAside.length,
    indicator: indicators.length,
    correction: corrections.length,
  };
}
