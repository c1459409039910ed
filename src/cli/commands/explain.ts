import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { explainAt, explainText, narrowTo } from '../../explain/explain.ts';
import type { Explanation } from '../../explain/explanation.ts';
import { loadDocuments } from '../../ingest/files.ts';
import type { ReadSettings } from '../../ingest/reader.ts';
import { reasonOf } from '../../publish/folder_error.ts';
import type { RuleBook } from '../../rules/book.ts';
import { loadAreas } from '../../segment/areas.ts';
import type { Context } from '../context.ts';
import { loadRules } from '../derive.ts';
import { EXIT } from '../exit.ts';
import { printExplanation } from '../explanation.ts';
import { Failure } from '../failure.ts';
import { options } from '../options.ts';

interface ExplainOptions {
  readonly file?: string;
  readonly at?: number;
  readonly document?: string;
  readonly year?: number;
  readonly rules: string;
  readonly ocr: ReadSettings['ocr'];
  readonly all: boolean;
  readonly json: boolean;
}

export function addExplain(program: Command, { effects }: Context): void {
  program
    .command('explain')
    .summary('how a text was read, and why 解释提取依据')
    .description(
      'Shows for each number of a sentence, or for one number of a report, which rule read it and why, what it ' +
        'gives, and why other rules lost.\n逐个数字说明由哪条规则读出、依据为何、其他规则为何落选。',
    )
    .argument('[text]', 'a sentence to read 要解释的句子')
    .option('--file <file>', 'explain a number of this report instead 报告文件')
    .option(
      '--at <offset>',
      'where it stands: `start` of observations.csv or numbers.csv 字符位置',
      parseOffset,
    )
    .option('--document <id>', 'which report, of a file that holds several 文件编号')
    .option('--year <year>', 'year under review of the sentence 句子所述年份 (default: 2023)', parseYear)
    .option('--all', 'also the rules for other units 列出全部落选规则', false)
    .addOption(options.ocr())
    .addOption(options.rules())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao explain '地区生产总值3.46万亿元、增长6.0%。'
  zhibiao explain '到2030年，建成公园30个。' --year 2025
  zhibiao explain --file raw/sample_2024_communique.txt --at 120 --json`,
    )
    .action(async (text: string | undefined, { rules, all, json, ...where }: ExplainOptions) => {
      const explanation = await explain(text, where, await loadRules(rules));
      effects.stdout(json ? `${JSON.stringify(explanation)}\n` : printExplanation(explanation, { all }));
    });
}

async function explain(
  text: string | undefined,
  { file, at, document, year, ocr }: Pick<ExplainOptions, 'file' | 'at' | 'document' | 'year' | 'ocr'>,
  rules: RuleBook,
): Promise<Explanation> {
  if (text !== undefined && file === undefined && at === undefined) {
    return explainText(text, year === undefined ? {} : { year }, rules);
  }
  if (text !== undefined || file === undefined || at === undefined) {
    throw new Failure('explain takes a text, or --file with --at; see zhibiao explain --help');
  }
  if (year !== undefined) throw new Failure('--year goes with a text: a report states its year itself');
  return explainFile(file, at, document, ocr, rules);
}

async function explainFile(
  file: string,
  at: number,
  id: string | undefined,
  ocr: ReadSettings['ocr'],
  rules: RuleBook,
): Promise<Explanation> {
  const documents = await loadDocuments(file, basename(file), loadAreas(), { ocr }).catch(
    (error: unknown) => {
      throw new Failure(`${file}: cannot be read (${reasonOf(error)}); check the path`);
    },
  );
  const document = documentOf(documents, id, file);
  if ('reason' in document) throw new Failure(`${file}: refused: ${document.reason}`, EXIT.nothing);
  const { length } = document.source.text;
  if (at >= length) throw new Failure(`${file}: has ${length} characters; --at must be less`);
  const explanation = explainAt(document, at, rules);
  if (!explanation) throw new Failure(`${file}: nothing stands at ${at}; take a start from numbers.csv`);
  return narrowTo(explanation, at);
}

type Loaded = Awaited<ReturnType<typeof loadDocuments>>;

function documentOf(documents: Loaded, id: string | undefined, file: string): Loaded[number] {
  const found =
    id === undefined && documents.length === 1 ? documents[0] : documents.find((one) => one.id === id);
  if (found) return found;
  throw new Failure(
    `${file}: say with --document which report: ${documents.map((one) => one.id).join(', ')}`,
  );
}

function parseOffset(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(text);
}

function parseYear(text: string): number {
  if (!/^(?:19|20)\d\d$/.test(text)) throw new InvalidArgumentError('It must be a year, e.g. 2023.');
  return Number(text);
}
