import { batch, computed, effect, signal } from '@preact/signals';
import { facetOf, parseFilter, passes, withFacet } from './filter.ts';
import { type Sorting, sortRows } from './sorting.ts';
import { ledger, openDocument } from './store.ts';
import type { Lang } from './words.ts';

export type View = 'overview' | 'review' | 'charts' | 'changes';
export type Theme = 'auto' | 'light' | 'dark';
/** What a small screen shows of the review. */
export type Pane = 'text' | 'table' | 'detail';

export const view = signal<View>('overview');
export const lang = signal<Lang>('zh');
export const theme = signal<Theme>('auto');
export const shownDocument = signal(0);
/** Row of the ledger; -1 for none. */
export const selected = signal(-1);
export const filter = signal('');
export const sorting = signal<Sorting>({ column: '', isDescending: false });
export const pane = signal<Pane>('text');
export const showTags = signal(true);
export const isPaged = signal(false);
export const keysOn = signal(true);
export const helpOpen = signal(false);
/** Observation id of a change. */
export const selectedChange = signal('');

/** Rows of the ledger that the filter lets through; observations alone unless it names a fate. */
export const shown = computed((): Int32Array => {
  const numbers = ledger();
  const asked = facetOf(filter.value, 'fate');
  const parsed = parseFilter(asked === '' ? withFacet(filter.value, 'fate', 'observed') : filter.value);
  const rows = new Int32Array(numbers.length);
  let length = 0;
  for (let row = 0; row < numbers.length; row++) {
    const cell = (key: string) => facetCell(row, key);
    if (passes(parsed, () => numbers.haystack(row), cell)) rows[length++] = row;
  }
  return sortRows(rows.subarray(0, length), sorting.value, numbers);
});

/** Keys that a person writes, and columns by their name. */
function facetCell(row: number, key: string): string {
  const numbers = ledger();
  switch (key) {
    case 'doc':
      return numbers.cell(row, 'document_id');
    case 'id':
      return numbers.cell(row, 'indicator_id');
    case 'check': {
      const findings = numbers.findingsOf(numbers.cell(row, 'observation_id'));
      return findings.length === 0 ? '' : findings[0]!.check;
    }
    default:
      return numbers.cell(row, key);
  }
}

/** Makes a number the selected one and shows its document. */
export function select(row: number): void {
  batch(() => {
    selected.value = row;
    if (row >= 0) shownDocument.value = ledger().document(row);
  });
}

export function selectObservation(id: string): void {
  const row = ledger().rowOfObservation(id);
  if (row === undefined) return;
  batch(() => {
    view.value = 'review';
    pane.value = 'detail';
    select(row);
  });
}

export function setFacet(key: string, value: string): void {
  filter.value = withFacet(filter.value, key, value);
}

/** The next row shown, or the one before; the first where none is selected. */
export function step(by: 1 | -1): void {
  const rows = shown.value;
  if (rows.length === 0) return;
  const at = rows.indexOf(selected.value);
  const next = at < 0 ? nearest(rows, by) : Math.min(rows.length - 1, Math.max(0, at + by));
  select(rows[next]!);
}

/** A number outside the filter goes on to the row behind it or before it. */
function nearest(rows: Int32Array, by: 1 | -1): number {
  if (selected.value < 0) return 0;
  const behind = rows.findIndex((row) => row > selected.value);
  if (by > 0) return behind < 0 ? rows.length - 1 : behind;
  return behind < 0 ? rows.length - 1 : Math.max(0, behind - 1);
}

export function stepUnexplained(by: 1 | -1): boolean {
  const numbers = ledger();
  for (let i = 1; i <= numbers.length; i++) {
    const from = Math.max(selected.value, by > 0 ? -1 : 0);
    const row = (((from + by * i) % numbers.length) + numbers.length) % numbers.length;
    if (numbers.fate(row) !== 'unexplained') continue;
    select(row);
    return true;
  }
  return false;
}

export function stepDocument(by: 1 | -1): void {
  const { length } = ledger().documents;
  shownDocument.value = (shownDocument.value + by + length) % length;
}

/** The place as a link carries it. */
export function hashOf(row: number): string {
  const numbers = ledger();
  const parts = new URLSearchParams();
  const document = row >= 0 ? numbers.document(row) : shownDocument.value;
  parts.set('doc', numbers.documents[document]?.id ?? '');
  if (row >= 0) {
    const id = numbers.numberCell(row, 'observation_id');
    if (id !== '') parts.set('obs', id);
    else parts.set('at', String(numbers.start(row)));
  }
  if (filter.value !== '') parts.set('filter', filter.value);
  parts.set('lang', lang.value);
  return `#${parts}`;
}

/** Where the page is, as a link. */
export function currentHash(isReport: boolean): string {
  if (isReport && view.value === 'review') return hashOf(selected.value);
  const parts = new URLSearchParams();
  if (isReport) parts.set('view', view.value);
  if (selectedChange.value !== '') parts.set('change', selectedChange.value);
  if (filter.value !== '') parts.set('filter', filter.value);
  parts.set('lang', lang.value);
  return `#${parts}`;
}

/** Goes where a link says. What it does not say stays. */
export function applyHash(hash: string, isReport: boolean): void {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const wanted = parts.get('lang');
  batch(() => {
    if (wanted === 'zh' || wanted === 'en') lang.value = wanted;
    filter.value = parts.get('filter') ?? '';
    selectedChange.value = parts.get('change') ?? '';
    if (isReport) applyPlace(parts);
  });
}

function applyPlace(parts: URLSearchParams): void {
  const numbers = ledger();
  const place = ['doc', 'obs', 'at'].some((key) => parts.has(key));
  const wanted = parts.get('view');
  if (wanted === 'overview' || wanted === 'review' || wanted === 'charts' || wanted === 'changes') {
    view.value = wanted;
  } else if (place || parts.has('filter')) view.value = 'review';
  const document = numbers.documents.findIndex(({ id }) => id === parts.get('doc'));
  if (document >= 0) shownDocument.value = document;
  const row = rowAt(parts, document);
  if (row !== undefined) select(row);
}

function rowAt(parts: URLSearchParams, document: number): number | undefined {
  const numbers = ledger();
  const id = parts.get('obs');
  if (id !== null) return numbers.rowOfObservation(id);
  return rowOf(document, Number(parts.get('at') ?? Number.NaN));
}

/** The number that stands at an offset of a document. */
export function rowOf(document: number, at: number): number | undefined {
  const numbers = ledger();
  if (document < 0 || Number.isNaN(at)) return undefined;
  const [from, to] = numbers.range(document);
  for (let row = from; row < to; row++) {
    if (numbers.start(row) <= at && at < numbers.end(row)) return row;
  }
  return undefined;
}

/** Keeps the address, the theme and the open document in step with the state. */
export function keepInStep(isReport: boolean): void {
  effect(() => {
    const hash = currentHash(isReport);
    if (hash !== location.hash) history.replaceState(null, '', hash);
  });
  effect(() => {
    void view.value;
    scrollTo(0, 0);
  });
  addEventListener('hashchange', () => applyHash(location.hash, isReport));
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    remember('theme', theme.value);
  });
  effect(() => {
    document.documentElement.lang = lang.value === 'zh' ? 'zh-CN' : 'en';
    remember('lang', lang.value);
  });
  effect(() => remember('keys', keysOn.value ? 'on' : 'off'));
  if (isReport) {
    effect(() => {
      if (view.value === 'review') openDocument(shownDocument.value);
    });
  }
}

const NAME = 'zhibiao.';

/** Preferences; a browser may refuse to keep any for a file. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(NAME + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(NAME + name, value);
  } catch {
    // The page works without.
  }
}
