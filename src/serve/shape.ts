/** What the page of a server is given besides the report, what it sends, and what comes back. Plain JSON. */

import type { DocumentShape, ReportShape } from '../report/shape.ts';

/** The header that carries the token of a write. */
export const TOKEN_HEADER = 'x-zhibiao-token';

/** The part of a page that lets it write; a page from a file has none. */
export interface DeskShape {
  /** Made anew at each start; whoever writes must know it. */
  readonly token: string;
  readonly write: string;
  readonly undo: string;
  /** The file that corrections are written to, as a person would name it. */
  readonly file: string;
  /** Id and Chinese name of each indicator of the dictionary. */
  readonly indicators: readonly (readonly [id: string, name: string])[];
  readonly standing: StandingShape;
}

/** How corrections stand against the version that is shown. */
export interface StandingShape {
  /** In the order of their files. */
  readonly pending: readonly PendingShape[];
  /** File and line of every correction, by its id. */
  readonly places: Readonly<Record<string, string>>;
  /** The last correction written since the start, which can be taken back; empty for none. */
  readonly undoable: string;
}

/**
 * `applied`: the page shows it. `unchecked`: the document's text is not at hand. `misfit`: it does not fit what is read.
 * `withdrawn`: the version has it, the file no longer.
 */
export type PendingState = 'applied' | 'unchecked' | 'misfit' | 'withdrawn';

/** A correction at hand that the version does not have, or the other way round. */
export interface PendingShape {
  readonly id: string;
  readonly state: PendingState;
  readonly action: string;
  readonly document_id: string;
  /** As it is now; of a dropped row, what it was. Empty where it is not known. */
  readonly observation_id: string;
  /** Where its number begins; -1 where nobody could look. */
  readonly start: number;
  readonly original: Cells;
  readonly corrected: Cells;
  readonly reason: string;
  readonly author: string;
  readonly date: string;
  /** Why it does not fit; else empty. */
  readonly trouble: string;
}

export type Cells = Readonly<Record<string, string>>;

interface DraftHead {
  readonly document_id: string;
  readonly reason: string;
  readonly author: string;
}

/** A correction as a person writes it on the page. `expect` is what the page showed. */
export type Draft = DraftHead &
  (
    | { readonly action: 'confirm' | 'drop'; readonly observation_id: string; readonly expect: Cells }
    | {
        readonly action: 'set';
        readonly observation_id: string;
        readonly expect: Cells;
        readonly set: Cells;
      }
    | { readonly action: 'add'; readonly start: number; readonly set: Cells }
  );

/** What a write gives: the page as it is now. */
export interface Renewal {
  /** The correction that was written or taken back. */
  readonly id: string;
  readonly report: ReportShape;
  /** Documents that are others now, by their row. */
  readonly documents: readonly (readonly [row: number, document: DocumentShape])[];
  readonly standing: StandingShape;
}

/** Why nothing was written: a line each, as on the command line. */
export interface Refusal {
  readonly errors: readonly string[];
}
