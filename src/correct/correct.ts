import { type Derivation, derive } from '../normalize/derive.ts';
import { identify } from '../normalize/identity.ts';
import { groupBy, sortBy } from '../normalize/order.ts';
import { boxAt, pageAt } from '../normalize/page.ts';
import type { NumberRow } from '../normalize/rows.ts';
import type { Correction } from '../rules/corrections.ts';
import type { Document, Observation } from '../types.ts';
import { type Amended, amend, createRow, statementOf } from './amend.ts';
import { locate } from './locate.ts';
import { placeNumber } from './place.ts';
import { type CorrectionRow, cellsAs, record } from './record.ts';
import type { Trouble } from './trouble.ts';

/** The rows of one document. */
export interface DocumentRows {
  readonly observations: readonly Observation[];
  readonly numbers: readonly NumberRow[];
}

export interface Corrected extends DocumentRows {
  readonly corrections: readonly CorrectionRow[];
  /** Corrections that do not fit; they were left out. */
  readonly troubles: readonly Trouble[];
}

/** What a correction makes of a row: none before where it is added, none after where it is dropped. */
interface Edit {
  readonly correction: Correction;
  readonly before?: Observation;
  readonly after?: Amended;
}

/**
 * Applies `corrections`, all of this document, to its rows as they were read. Each looks at the rows as they were
 * before any other, so that their order does not matter.
 */
export function correct(
  rows: DocumentRows,
  corrections: readonly Correction[],
  document: Document,
  normalizer: Derivation,
): Corrected {
  if (corrections.length === 0) return { ...rows, corrections: [], troubles: [] };
  const troubles: Trouble[] = [];
  const fitting = corrections.flatMap((correction): Edit[] => {
    const edit = editOf(correction, rows, document, normalizer);
    if (typeof edit !== 'string') return [edit];
    troubles.push({ correction, message: edit });
    return [];
  });
  const edits = [...groupBy(fitting, targetOf).values()].flatMap((rivals) => {
    const [edit, ...others] = rivals;
    for (const { correction } of others) {
      const message = `corrects the same number as ${edit!.correction.id} (${edit!.correction.place}); make them one`;
      troubles.push({ correction, message });
    }
    return others.length === 0 ? [edit!] : [];
  });
  const finished = giveIds(edits, rows.observations, document, normalizer);
  return {
    observations: replaceRows(rows.observations, finished),
    numbers: replaceFates(rows.numbers, finished, document),
    corrections: finished.map(({ correction, before, after }) => record(correction, before, after)),
    troubles,
  };
}

function editOf(
  correction: Correction,
  rows: DocumentRows,
  document: Document,
  normalizer: Derivation,
): Edit | string {
  if (correction.action === 'add') {
    const place = placeNumber(correction, document, rows.numbers);
    const after = typeof place === 'string' ? place : createRow(correction, place, document, normalizer);
    return typeof after === 'string' ? after : { correction, after };
  }
  const before = locate(correction, rows.observations);
  if (typeof before === 'string') return before;
  if (correction.action === 'drop') return { correction, before };
  if (correction.action === 'set') {
    const after = amend(correction, before, document, normalizer);
    return typeof after === 'string' ? after : { correction, before, after };
  }
  const row: Observation = { ...before, correction_id: correction.id, correction_action: 'confirm' };
  return { correction, before, after: { row, subject: subjectOf(before, document, normalizer) } };
}

function targetOf({ before, after }: Edit): string {
  return String((before ?? after!.row).start);
}

function subjectOf(row: Observation, document: Document, normalizer: Derivation): readonly string[] {
  const numeral = document.source.text.slice(row.start, row.end);
  return derive(statementOf(row), numeral, document, normalizer).subject;
}

interface FinishedEdit {
  readonly correction: Correction;
  readonly before: Observation | undefined;
  readonly after: Observation | undefined;
}

/** A row that is still about the same keeps its id, and no other row loses its own: ids that are new come last. */
function giveIds(
  edits: readonly Edit[],
  rows: readonly Observation[],
  document: Document,
  normalizer: Derivation,
): FinishedEdit[] {
  const subjects = rows.map((row) => subjectOf(row, document, normalizer));
  const isMoved = ({ before, after }: Edit) =>
    after !== undefined && (!before || after.subject.join() !== subjects[rows.indexOf(before)]!.join());
  const moved = edits.filter(isMoved);
  const ids = identify([...subjects, ...moved.map(({ after }) => after!.subject)]).slice(rows.length);
  const idOf = new Map(moved.map((edit, i) => [edit, ids[i]!]));
  return edits.map((edit) => {
    const { correction, before } = edit;
    if (!edit.after) return { correction, before, after: undefined };
    const observation_id = idOf.get(edit) ?? before!.observation_id;
    const row: Observation = { ...edit.after.row, observation_id };
    return { correction, before, after: { ...row, original: before ? cellsAs(before, row) : '' } };
  });
}

function replaceRows(rows: readonly Observation[], edits: readonly FinishedEdit[]): Observation[] {
  const edited = new Map(edits.map(({ before, after }) => [before, after]));
  const kept = rows.flatMap((row) => (edited.has(row) ? (edited.get(row) ?? []) : row));
  const added = edits.flatMap(({ before, after }) => (!before && after ? after : []));
  return sortBy([...kept, ...added], ({ start, end }) => [start, end]);
}

/** The ledger stays whole: a dropped row's number is set aside, an added row's is observed. */
function replaceFates(
  numbers: readonly NumberRow[],
  edits: readonly FinishedEdit[],
  document: Document,
): NumberRow[] {
  const { text, pageStarts } = document.source;
  const rows = new Map(numbers.map((row) => [row.start, row]));
  for (const { before, after } of edits) {
    const { start, end } = (before ?? after)!;
    rows.set(start, {
      document_id: document.id,
      start,
      end,
      text: text.slice(start, end),
      fate: after ? 'observed' : 'set_aside',
      reason: after ? '' : 'correction',
      observation_id: after?.observation_id ?? '',
      page: pageAt(pageStarts, start),
      box: boxAt(document.source, { start, end }),
    });
  }
  return sortBy([...rows.values()], ({ start }) => [start]);
}
