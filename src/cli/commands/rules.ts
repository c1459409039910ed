import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { checkDictionary } from '../../normalize/dictionary_check.ts';
import type { RuleBook } from '../../rules/book.ts';
import { indicatorsPack, lexiconPack, patternsPack, setAsidePack, unitsPack } from '../../rules/schema.ts';
import type { Context } from '../context.ts';
import { loadRules } from '../derive.ts';
import { options } from '../options.ts';
import { plural } from '../summary.ts';

const SCHEMAS = {
  units: unitsPack,
  lexicon: lexiconPack,
  patterns: patternsPack,
  set_aside: setAsidePack,
  indicators: indicatorsPack,
};
type PackKind = keyof typeof SCHEMAS;

export function addRules(program: Command, context: Context): void {
  const rules = program
    .command('rules')
    .summary('validate rule packs and print their schemas 检查规则')
    .description('Works on the rule packs.\n检查规则包，打印其结构。');
  addCheck(rules, context);
  addSchema(rules, context);
}

function addCheck(rules: Command, { effects }: Context): void {
  rules
    .command('check')
    .summary('validate every pack against its schema 校验规则包')
    .description(
      'Reads and compiles every pack; an unknown key or a wrong value is named with file and line.',
    )
    .addOption(options.rules())
    .addOption(options.json())
    .addHelpText('after', '\nExamples:\n  zhibiao rules check\n  zhibiao rules check --rules my-rules')
    .action(async ({ rules: folder, json }: { rules: string; json: boolean }) => {
      const book = await loadRules(folder);
      checkDictionary(book);
      const counts = countRules(book);
      const words = Object.entries(counts).map(([kind, count]) => `${count} ${plural(kind, count)}`);
      effects.stdout(
        json ? `${JSON.stringify(counts)}\n` : `The rule packs are valid: ${words.join(', ')}.\n`,
      );
    });
}

function addSchema(rules: Command, { effects }: Context): void {
  rules
    .command('schema')
    .summary('print the JSON Schemas of the packs 打印规则包结构')
    .description(
      'Prints the JSON Schema of one kind of pack, or of all by kind; an editor can check packs with it.',
    )
    .addArgument(new Argument('[kind]', 'kind of pack 规则包种类').choices(Object.keys(SCHEMAS)))
    .addOption(options.json())
    .addHelpText(
      'after',
      '\nExamples:\n  zhibiao rules schema\n  zhibiao rules schema patterns > patterns.schema.json',
    )
    .action((kind: PackKind | undefined) => {
      const schemas = Object.entries(SCHEMAS).map(([name, schema]) => [name, z.toJSONSchema(schema)]);
      const shown: unknown = kind ? z.toJSONSchema(SCHEMAS[kind]) : Object.fromEntries(schemas);
      effects.stdout(`${JSON.stringify(shown, null, 2)}\n`);
    });
}

function countRules({ packs, patterns, setAside, indicators }: RuleBook): Record<string, number> {
  return {
    pack: packs.length,
    pattern: patterns.length,
    'set-aside rule': setAside.length,
    indicator: indicators.length,
  };
}
