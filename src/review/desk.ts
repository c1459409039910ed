import { batch, computed, effect, signal } from '@preact/signals';
import {
  type DeskShape,
  type Draft,
  type PendingShape,
  type Refusal,
  type Renewal,
  TOKEN_HEADER,
} from '../serve/shape.ts';
import { readPart } from './load.ts';
import { lang, pane, rowOf, selected, view } from './state.ts';
import { ledger, replaceReport, report } from './store.ts';
import { say } from './words.ts';

/** What a server gave the page to write with; undefined on a page from a file, which can then only be read. */
export const desk = signal<DeskShape | undefined>(undefined);
/** The row whose form is open; -1 for none. */
export const edited = signal(-1);
/** What the last write did, for those who do not see it. */
export const outcome = signal<'' | 'written' | 'taken_back'>('');

export async function openDesk(): Promise<void> {
  desk.value = await readPart<DeskShape>('desk');
  // It is news only where it happened.
  effect(() => {
    void selected.value;
    void view.value;
    outcome.value = '';
  });
}

const pendingByPlace = computed(() => {
  const pending = desk.value?.standing.pending ?? [];
  return {
    at: new Map(
      pending.filter(({ start }) => start >= 0).map((one) => [`${one.document_id} ${one.start}`, one]),
    ),
    of: new Map(
      pending.filter(({ observation_id }) => observation_id !== '').map((one) => [one.observation_id, one]),
    ),
  };
});

/** The correction of a number that no version has yet. */
export function pendingOf(row: number): PendingShape | undefined {
  if (!desk.value || row < 0) return undefined;
  const numbers = ledger();
  const { at, of } = pendingByPlace.value;
  const document = numbers.documents[numbers.document(row)]?.id ?? '';
  return at.get(`${document} ${numbers.start(row)}`) ?? of.get(numbers.cell(row, 'observation_id'));
}

/** There is one correction for a row; and a row can be added only of a number whose text is at hand. */
export function canCorrect(row: number): boolean {
  if (!desk.value || row < 0) return false;
  const numbers = ledger();
  if (numbers.cell(row, 'correction_id') !== '' || pendingOf(row)) return false;
  if (numbers.observation(row) >= 0) return true;
  return numbers.cell(row, 'reason') !== 'correction' && report().sources[numbers.document(row)] === 'text';
}

export function openForm(): void {
  batch(() => {
    outcome.value = '';
    pane.value = 'detail';
    edited.value = selected.value;
  });
}

export function closeForm(): void {
  edited.value = -1;
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.correct-button')?.focus());
}

/** Sends a correction; gives what was wrong with it, nothing where it was written. */
export async function sendDraft(draft: Draft): Promise<readonly string[]> {
  const errors = await post((one) => one.write, draft);
  if (errors.length === 0) outcome.value = 'written';
  return errors;
}

/** Takes the last correction back. */
export async function takeBack(id: string): Promise<readonly string[]> {
  const errors = await post((one) => one.undo, { id });
  if (errors.length === 0) outcome.value = 'taken_back';
  return errors;
}

async function post(pathOf: (desk: DeskShape) => string, content: object): Promise<readonly string[]> {
  const own = desk.value;
  if (!own) return [];
  try {
    const response = await fetch(pathOf(own), {
      method: 'POST',
      // The page tells nobody where it is; some browsers then call its origin null, even to its own server.
      referrerPolicy: 'same-origin',
      headers: { 'content-type': 'application/json', [TOKEN_HEADER]: own.token },
      body: JSON.stringify(content),
    });
    if (!response.ok) return ((await response.json()) as Refusal).errors;
    take(own, (await response.json()) as Renewal);
    return [];
  } catch {
    return [say('server_gone', lang.value)];
  }
}

/** The page as it is now; what is selected stays so, whatever row it is. */
function take(own: DeskShape, { report: renewed, documents, standing }: Renewal): void {
  const row = selected.value;
  const place = row < 0 ? undefined : { document: ledger().document(row), start: ledger().start(row) };
  batch(() => {
    replaceReport(renewed, documents);
    desk.value = { ...own, standing };
    edited.value = -1;
    if (place) selected.value = rowOf(place.document, place.start) ?? -1;
  });
}
