import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { reasonOf } from '../../publish/folder_error.ts';
import { makeFolder } from '../../publish/make_folder.ts';
import { correctionsPack } from '../../rules/corrections.ts';
import {
  confidencePack,
  indicatorsPack,
  lexiconPack,
  patternsPack,
  setAsidePack,
  unitsPack,
} from '../../rules/schema.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { options } from '../options.ts';

const SCHEMAS = {
  units: unitsPack,
  lexicon: lexiconPack,
  patterns: patternsPack,
  set_aside: setAsidePack,
  confidence: confidencePack,
  indicators: indicatorsPack,
  corrections: correctionsPack,
};
type PackKind = keyof typeof SCHEMAS;

interface SchemaOptions {
  readonly out?: string;
  readonly json: boolean;
}

export function addRulesSchema(rules: Command, { effects }: Context): void {
  rules
    .command('schema')
    .summary('print the JSON Schemas of the packs 打印规则包结构')
    .description(
      'Prints the JSON Schema of one kind of pack, or of all by kind; an editor can check packs with it.\n' +
        '打印规则包的 JSON Schema，供编辑器校验。',
    )
    .addArgument(new Argument('[kind]', 'kind of pack 规则包种类').choices(Object.keys(SCHEMAS)))
    .option('--out <dir>', 'write KIND.schema.json files into this folder instead 写入文件夹')
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao rules schema
  zhibiao rules schema patterns > patterns.schema.json
  zhibiao rules schema --out schemas`,
    )
    .action(async (kind: PackKind | undefined, { out, json }: SchemaOptions) => {
      const kinds = kind ? [kind] : (Object.keys(SCHEMAS) as PackKind[]);
      const schemas = kinds.map((name) => [name, z.toJSONSchema(SCHEMAS[name])] as const);
      if (out === undefined) {
        effects.stdout(print(kind ? schemas[0]![1] : Object.fromEntries(schemas)));
        return;
      }
      const files = schemas.map(
        ([name, schema]) => [path.join(out, `${name}.schema.json`), print(schema)] as const,
      );
      await writeFiles(out, files);
      const names = files.map(([file]) => file);
      effects.stdout(json ? `${JSON.stringify({ files: names })}\n` : `${names.join('\n')}\n`);
    });
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function writeFiles(folder: string, files: readonly (readonly [string, string])[]): Promise<void> {
  try {
    await makeFolder(folder);
    for (const [file, content] of files) await writeFile(file, content);
  } catch (error) {
    throw new Failure(
      `${folder}: cannot be written (${reasonOf(error)}); name another folder with --out`,
      EXIT.nothing,
    );
  }
}
