import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNode, isSeq, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import type { z } from 'zod';
import type { Pack } from './book.ts';
import { correctionsPack } from './corrections.ts';
import { RuleError } from './errors.ts';
import {
  confidencePack,
  indicatorsPack,
  lexiconPack,
  patternsPack,
  setAsidePack,
  unitsPack,
} from './schema.ts';

/** The key that tells what a pack holds, and the schema it has to fit. */
const KINDS = [
  { key: 'groups', kind: 'units', schema: unitsPack },
  { key: 'lexemes', kind: 'lexicon', schema: lexiconPack },
  { key: 'patterns', kind: 'patterns', schema: patternsPack },
  { key: 'set_aside', kind: 'set_aside', schema: setAsidePack },
  { key: 'certain', kind: 'confidence', schema: confidencePack },
  { key: 'indicators', kind: 'indicators', schema: indicatorsPack },
  { key: 'corrections', kind: 'corrections', schema: correctionsPack },
] as const;

/**
 * Reads every `*.yaml` below `folder` in code point order of its path.
 * @param known packs of an earlier reading: a file that is what it was is not parsed again.
 * @throws RuleError naming file, line and column for malformed YAML, an unknown key or a wrong value.
 */
export async function loadPacks(folder: string, known: readonly Pack[] = []): Promise<Pack[]> {
  const files = await yamlFiles(folder);
  if (files.length === 0) throw new RuleError(folder, 'holds no rule packs (*.yaml)');
  const byFile = new Map(known.map((pack) => [pack.file, pack]));
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(path.join(folder, file), 'utf8');
      const before = byFile.get(file);
      return before?.sha256 === hashOf(source) ? before : parsePack(file, source);
    }),
  );
}

async function yamlFiles(folder: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(folder, { recursive: true });
  } catch {
    throw new RuleError(folder, 'cannot be read; name the folder of rule packs with --rules');
  }
  return names
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

/** Parses and validates one pack; `file` serves for messages and as the pack's identity. */
export function parsePack(file: string, source: string): Pack {
  const lines = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const broken = yaml.errors[0];
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new RuleError(`${file}:${line}:${col}`, broken.message.split('\n')[0] ?? 'malformed YAML');
  }
  const content: unknown = yaml.toJS();
  const kind = KINDS.find(({ key }) => typeof content === 'object' && content !== null && key in content);
  if (!kind) {
    const keys = KINDS.map(({ key }) => key).join(', ');
    throw new RuleError(`${file}:1:1`, `is no rule pack: it has none of the keys ${keys}`);
  }
  const parsed = kind.schema.safeParse(content);
  if (!parsed.success) throw schemaError(file, yaml, lines, parsed.error);
  const sha256 = hashOf(source);
  const entries = entryLines(yaml, lines, kind.key);
  return { file, sha256, kind: kind.kind, content: parsed.data, entries } as Pack;
}

const hashOf = (source: string): string => createHash('sha256').update(source).digest('hex');

function entryLines(yaml: YamlDocument, lines: LineCounter, key: string): number[] {
  const list = yaml.get(key);
  return isSeq(list)
    ? list.items.map((item) => lines.linePos((isNode(item) && item.range?.[0]) || 0).line)
    : [];
}

function schemaError(file: string, yaml: YamlDocument, lines: LineCounter, error: z.ZodError): RuleError {
  const issue = error.issues[0]!;
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const keyPath = issue.path.map(String).join('.');
  const message = key ? `unknown key "${key}"${keyPath && ` in ${keyPath}`}` : `${keyPath}: ${issue.message}`;
  const { line, col } = lines.linePos(positionOf(yaml, issue.path, key));
  return new RuleError(`${file}:${line}:${col}`, message);
}

/** Offset of the value at `keyPath`, or of its key `key`; of the nearest ancestor that exists. */
function positionOf(yaml: YamlDocument, keyPath: PropertyKey[], key: string | undefined): number {
  for (let depth = keyPath.length; depth >= 0; depth--) {
    const node = yaml.getIn(keyPath.slice(0, depth), true);
    if (typeof node !== 'object' || node === null) continue;
    const items = 'items' in node && Array.isArray(node.items) ? node.items : [];
    const pair = items.find((item) => item?.key?.value === key && key !== undefined);
    const range = pair?.key?.range ?? ('range' in node && Array.isArray(node.range) ? node.range : undefined);
    if (range) return range[0];
  }
  return 0;
}
