import PQueue from 'p-queue';
import { CorrectionError, type Trouble } from '../correct/trouble.ts';
import { deriveRows, normalizerOf } from '../pipeline.ts';
import { FolderError } from '../publish/folder_error.ts';
import type { Rows } from '../report/columns.ts';
import type { DatasetFolder } from '../report/dataset_folder.ts';
import { areOtherRules, type ReadDocument, renderReport, reportShape } from '../report/report_page.ts';
import type { DocumentShape, ReportShape } from '../report/shape.ts';
import { compileRules, type Pack, type RuleBook } from '../rules/book.ts';
import { RuleError } from '../rules/errors.ts';
import { parsePack } from '../rules/load.ts';
import { entryOf, idFor } from './draft.ts';
import { addCorrection, removeCorrection } from './pack_text.ts';
import { quoteOf } from './quote.ts';
import {
  type DeriveTools,
  loadDocument,
  type Review,
  renew,
  touchedBetween,
  touchedSince,
  troublesOf,
} from './review.ts';
import type { DeskShape, Draft, Renewal } from './shape.ts';
import { standingOf } from './standing.ts';

/** A version that was found and read. */
export interface Opened {
  readonly folder: DatasetFolder;
  readonly corrections: Rows['rows'];
  readonly read: readonly ReadDocument[];
  readonly rules: RuleBook;
  readonly tools: DeriveTools;
}

/** What a desk does to the world. */
export interface DeskEffects {
  readonly open: () => Promise<Opened>;
  /** Whether the version that was opened is no longer the one to show. */
  readonly isOutdated: () => Promise<boolean>;
  /** Every pack at hand; those given that are what they were may be given back. */
  readonly loadPacks: (known: readonly Pack[]) => Promise<Pack[]>;
  readonly pack: PackFile;
  /** ISO date. */
  readonly today: () => string;
}

/** The file that corrections are written to. */
export interface PackFile {
  /** Path below the rules, with `/`. */
  readonly file: string;
  /** As a person would name it. */
  readonly label: string;
  /** Undefined where there is none yet. */
  readonly read: () => Promise<string | undefined>;
  /** Undefined takes the file away. */
  readonly write: (text: string | undefined) => Promise<void>;
}

/** Why a write was refused, a line each; nothing was written. */
export class Refused extends Error {
  readonly kind: 'misfit' | 'conflict' | 'disk';
  readonly errors: readonly string[];
  constructor(kind: Refused['kind'], errors: readonly string[]) {
    super(errors.join('\n'));
    this.name = 'Refused';
    this.kind = kind;
    this.errors = errors;
  }
}

export interface Desk {
  readonly page: (access: Pick<DeskShape, 'token' | 'write' | 'undo'>) => Promise<string>;
  /** @throws Refused */
  readonly write: (draft: Draft) => Promise<Renewal>;
  /** Takes back the last correction that was written here. @throws Refused */
  readonly undo: (id: string) => Promise<Renewal>;
}

interface Written {
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string;
}

const ATTEMPTS = 5;

/** A review that is written to. Writes, and the reading of what changed on the disk, come one after the other. */
export async function openDesk(effects: DeskEffects): Promise<Desk> {
  const queue = new PQueue({ concurrency: 1 });
  const { pack } = effects;
  let tools: DeriveTools;
  let review: Review;
  let written: readonly Written[] = [];

  const open = async () => {
    const opened = await effects.open();
    const { folder, corrections, read, rules } = opened;
    const fresh: Review = {
      published: folder,
      corrections,
      rules,
      derived: new Map(),
      current: folder,
      read,
    };
    tools = opened.tools;
    review = await renew(fresh, rules, touchedSince(folder, corrections, rules), tools);
  };
  await open();

  const undoable = () => written.at(-1)?.id ?? '';

  const catchUp = async () => {
    if (await effects.isOutdated()) await open();
    const packs = await effects.loadPacks(review.rules.packs);
    if (isSame(packs, review.rules.packs)) return;
    const rules = compileRules(packs);
    review = await renew(review, rules, touchedBetween(review.rules, rules), tools);
  };

  /** All that differs from the version, since a page may have been loaded before other writes. */
  const renewal = (id: string): Renewal => ({
    id,
    report: shapeOf(review),
    documents: review.read.flatMap(({ part }, i): [number, DocumentShape][] => {
      const row = review.current.tables.documents.rows[i];
      return part && review.derived.has(row?.document_id ?? '') ? [[i, part]] : [];
    }),
    standing: standingOf(review, undoable()),
  });

  /** Writes what `edit` makes of the pack; where the file is another by then, all begins again. */
  const replace = async (edit: (text: string | undefined, packs: readonly Pack[]) => Promise<Edit>) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const text = await pack.read();
      const packs = await effects.loadPacks(review.rules.packs);
      const { next, accept } = await edit(text, packs);
      const rules = compileRules(withPack(packs, pack.file, next));
      const renewed = await renew(review, rules, touchedBetween(review.rules, rules), tools);
      accept?.(renewed);
      if ((await pack.read()) !== text) continue;
      await pack.write(next);
      review = renewed;
      return { text, next };
    }
    throw new Refused('conflict', [`${pack.label}: is written to again and again; try later`]);
  };

  const write = async (draft: Draft): Promise<Renewal> => {
    let id = '';
    const { text, next } = await replace(async (current, packs) => {
      const old = compileRules(withPack(packs, pack.file, current));
      const document = await loadDocument(review, draft.document_id, tools);
      const quoted = draft.action === 'add' ? await quotedIn(draft, review, tools) : undefined;
      id = idFor(draft, new Set(old.corrections.map((one) => one.id)));
      const entry = entryOf(draft, { id, date: effects.today(), ...(quoted && { quoted }) });
      const knownTroubles = document
        ? deriveTroubles(old, draft.document_id, () =>
            deriveRows(document, old, normalizerOf(old, tools.areas)),
          )
        : troublesOf(review, old, draft.document_id);
      return {
        next: addCorrection(current, nameOf(pack.file), entry),
        accept: (renewed) => refuseNew(troublesOf(renewed, renewed.rules, draft.document_id), knownTroubles),
      };
    });
    written = [...written, { id, before: text, after: next ?? '' }];
    return renewal(id);
  };

  const undo = async (id: string): Promise<Renewal> => {
    const last = written.at(-1);
    if (!last || last.id !== id) {
      throw new Refused('conflict', [
        `${id}: is not the last correction that was written here; load the page again`,
      ]);
    }
    await replace(async (text) => ({
      next: text === last.after ? last.before : text && removeCorrection(text, id),
    }));
    written = written.slice(0, -1);
    return renewal(id);
  };

  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> =>
    queue.add(() => explain(work));

  return {
    page: (access) =>
      inTurn(async () => {
        // Rules that cannot be read are told where something is written; the page shows what it can.
        await catchUp().catch((error: unknown) => {
          if (!(error instanceof RuleError)) throw error;
        });
        const desk: DeskShape = {
          ...access,
          file: pack.label,
          indicators: review.rules.indicators.map((one) => [one.id, one.name_zh] as const),
          standing: standingOf(review, undoable()),
        };
        return renderReport(shapeOf(review), review.read, new Map([['desk', desk]]));
      }),
    write: (draft) => inTurn(() => write(draft)),
    undo: (id) => inTurn(() => undo(id)),
  };
}

function shapeOf({ published, current, rules, read, derived }: Review): ReportShape {
  const shape = reportShape(current, rules, read);
  if (derived.size === 0 || !areOtherRules(published.manifest, rules)) return shape;
  return { ...shape, notices: [...shape.notices, MIXED] };
}

const MIXED = {
  zh: '有更正的文件已按手边的规则重新推导，其他文件仍是该版本的结果。',
  en: 'Documents with pending corrections are derived with the rules at hand; the others are as the version has them.',
};

interface Edit {
  readonly next: string | undefined;
  /** Throws where what comes of it may not stand. */
  readonly accept?: (renewed: Review) => void;
}

/** The packs with another text of one of them. */
function withPack(packs: readonly Pack[], file: string, text: string | undefined): Pack[] {
  const others = packs.filter((pack) => pack.file !== file);
  if (text === undefined) return others;
  return [...others, parsePack(file, text)].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function isSame(some: readonly Pack[], others: readonly Pack[]): boolean {
  const hashes = (packs: readonly Pack[]) => packs.map(({ file, sha256 }) => `${file} ${sha256}`).join('\n');
  return hashes(some) === hashes(others);
}

const nameOf = (file: string): string => file.replace(/\.yaml$/, '');

async function quotedIn(draft: Draft & { action: 'add' }, review: Review, tools: DeriveTools) {
  const { document_id: id, start } = draft;
  const document = await loadDocument(review, id, tools);
  if (!document) {
    throw new Refused('misfit', [
      `${id}: its text is not at hand; start again with --raw, the folder it lies in`,
    ]);
  }
  const { rules } = review;
  const { numbers } = deriveRows(document, { ...rules, corrections: [] }, normalizerOf(rules, tools.areas));
  const quoted = quoteOf(document, numbers, start);
  if (quoted) return quoted;
  throw new Refused('misfit', [
    `${id}: no quote leads to the number at ${start} and to no other; write the correction by hand`,
  ]);
}

/** Documents without corrections need not be derived to know that none is in trouble. */
function deriveTroubles(
  { corrections }: RuleBook,
  id: string,
  derive: () => { readonly troubles: readonly Trouble[] },
): readonly Trouble[] {
  return corrections.some(({ match }) => match.document_id === id) ? derive().troubles : [];
}

/** A correction that did not fit before is no reason to refuse another. */
function refuseNew(troubles: readonly Trouble[], known: readonly Trouble[]): void {
  const ids = new Set(known.map(({ correction }) => correction.id));
  const fresh = troubles.filter(({ correction }) => !ids.has(correction.id));
  if (fresh.length > 0) throw new CorrectionError(fresh);
}

/** Says what stopped a write as the command line does. */
async function explain<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CorrectionError) throw new Refused('misfit', error.troubles);
    if (error instanceof RuleError) throw new Refused('misfit', [error.message]);
    if (error instanceof FolderError) throw new Refused('disk', [error.message]);
    throw error;
  }
}
