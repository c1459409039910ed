import type { Cells, Draft } from '../serve/shape.ts';

/** What a person filled in, before it is a correction. */
export interface Filled {
  readonly action: Draft['action'];
  /** Every cell of the form by its column. */
  readonly cells: Cells;
  readonly reason: string;
  readonly author: string;
}

/** The number that is corrected, as the page shows it. */
export interface Target {
  readonly document_id: string;
  readonly observation_id: string;
  readonly start: number;
  readonly cell: (name: string) => string;
}

/** Cells that a person can set, those first that are most often wrong. */
export const MAIN_CELLS = [
  'indicator',
  'value',
  'value_max',
  'unit',
  'measure',
  'period',
  'status',
  'qualifier',
];
export const OTHER_CELLS = ['indicator_id', 'basis', 'area', 'scope', 'geo_scope', 'obs_status'];
const SETTABLE = [...MAIN_CELLS, ...OTHER_CELLS];
/** An added row must have these; the others have values of their own where they are not set. */
const NEEDED = ['indicator', 'value', 'unit', 'measure', 'period', 'status'];
/** What tells a reader of the file which row is meant, besides its id. */
const TELLING = ['indicator', 'measure', 'value', 'unit', 'period'];

/** Cells that are others than those shown. */
export function changedCells({ cells }: Pick<Filled, 'cells'>, { cell }: Target): string[] {
  return SETTABLE.filter((name) => cells[name] !== undefined && cells[name] !== cell(name));
}

/** The correction to send; undefined where a change changes nothing. */
export function draftOf(filled: Filled, target: Target): Draft | undefined {
  const { action, cells } = filled;
  const { document_id, observation_id, start, cell } = target;
  const said = { document_id, reason: filled.reason.trim(), author: filled.author.trim() };
  const shown = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, cell(name)]));
  const stated = TELLING.filter((name) => cell(name) !== '');
  if (action === 'add') {
    const names = SETTABLE.filter((name) => NEEDED.includes(name) || (cells[name] ?? '') !== defaultOf(name));
    const set = Object.fromEntries(names.map((name) => [name, (cells[name] ?? '').trim()]));
    return { ...said, action, start, set };
  }
  if (action !== 'set') return { ...said, action, observation_id, expect: shown(stated) };
  const changed = changedCells(filled, target);
  if (changed.length === 0) return undefined;
  return {
    ...said,
    action,
    observation_id,
    expect: shown(SETTABLE.filter((name) => changed.includes(name) || ['indicator', 'value'].includes(name))),
    set: Object.fromEntries(changed.map((name) => [name, (cells[name] ?? '').trim()])),
  };
}

/** What an added row has where nothing is said of a cell. */
export function defaultOf(name: string): string {
  const values: Cells = { measure: 'level', qualifier: 'eq', status: 'actual', geo_scope: 'unstated' };
  return values[name] ?? '';
}

/** What the form begins with for a number that is no observation: its digits, if it is written in digits. */
export function cellsToAdd(numeral: string, year: string): Cells {
  const digits = numeral.normalize('NFKC').replace(/[\s,]/g, '');
  const cells = SETTABLE.map((name) => [name, defaultOf(name)]);
  return {
    ...Object.fromEntries(cells),
    value: /^-?\d+(\.\d+)?$/.test(digits) ? digits : '',
    period: year,
    obs_status: '',
  };
}
