import { readFile } from 'node:fs/promises';
import type { Candidate, Choice } from '../diff/causes/candidate.ts';
import { compareRules, kindOfRule, type RuleChanges } from '../diff/causes/rule_changes.ts';
import type { FindInput } from '../publish/input_finder.ts';
import { compileRules, type Pack, type RuleBook } from '../rules/book.ts';
import { RuleError } from '../rules/errors.ts';
import { parsePack } from '../rules/load.ts';
import { attempt } from './attempt.ts';
import type { Made } from './made.ts';

/** In what the rules of two versions differ, and the books that lie between them. */
export interface RuleTrials {
  readonly candidates: readonly Candidate[];
  /** undefined where a rule file is nowhere, or not of this engine. */
  readonly bookUnder: ((choice: Choice) => RuleBook | 'invalid') | undefined;
}

/** More books than these are compiled again when they are asked for again. */
const BOOKS_KEPT = 64;

export async function loadRuleTrials(before: Made, after: Made, find: FindInput): Promise<RuleTrials> {
  const [old, current] = [await packsFor(before, find), await packsFor(after, find)];
  if (!old || !current) return { candidates: changedFiles(before, after), bookUnder: undefined };
  const changes = compareRules(old, current);
  return { candidates: changes.candidates, bookUnder: rememberBooks(changes) };
}

/** As `findPacks`; packs that this engine does not understand cannot be replayed either. */
async function packsFor(made: Made, find: FindInput): Promise<Pack[] | undefined> {
  return findPacks(made, find).catch((error: unknown) => {
    if (error instanceof RuleError) return undefined;
    throw error;
  });
}

/**
 * The packs of a version; undefined if one of them is nowhere.
 * @throws RuleError for one of another engine that this one does not understand.
 */
export async function findPacks(
  { rules }: Pick<Made, 'rules'>,
  find: FindInput,
): Promise<Pack[] | undefined> {
  const packs: Pack[] = [];
  for (const { file, sha256 } of rules) {
    const found = await find(sha256);
    if (found === undefined) return undefined;
    packs.push(parsePack(file, await readFile(found, 'utf8')));
  }
  return packs;
}

function changedFiles(before: Made, after: Made): Candidate[] {
  const [old, current] = [before, after].map(
    ({ rules }) => new Map(rules.map(({ file, sha256 }) => [file, sha256])),
  );
  return [...new Set([...old!.keys(), ...current!.keys()])]
    .filter((file) => old!.get(file) !== current!.get(file))
    .map((file) => ({
      id: file,
      cause: { kind: kindOfRule({ file }), entry: '', file },
      token: '',
      isWord: false,
    }));
}

function rememberBooks(changes: RuleChanges): (choice: Choice) => RuleBook | 'invalid' {
  const known = new Map<string, RuleBook | 'invalid'>();
  return (choice) => {
    const chosen = changes.candidates.filter(({ id }) => choice.has(id));
    const key = chosen.map(({ id }) => id).join('\n');
    const book = known.get(key) ?? attempt(() => compileRules(changes.mix(choice)));
    if (known.size >= BOOKS_KEPT) known.clear();
    known.set(key, book);
    return book;
  };
}
