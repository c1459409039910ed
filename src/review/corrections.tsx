import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { observationTable } from '../publish/tables/observations.ts';
import type { Cells, PendingShape } from '../serve/shape.ts';
import { desk, outcome, pendingOf, takeBack } from './desk.ts';
import { MAIN_CELLS, OTHER_CELLS } from './draft.ts';
import { lang, pane, rowOf, select, view } from './state.ts';
import { ledger } from './store.ts';
import { sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

const LABELS = new Map(observationTable.columns.map((column) => [column.name as string, column]));
const STATED = [...MAIN_CELLS, ...OTHER_CELLS];

/** What a person did to a number, in a version or not yet. */
export function CorrectionOf({ row }: { readonly row: number }) {
  const l = lang.value;
  const { cell } = ledger();
  const pending = pendingOf(row);
  const id = pending?.id || cell(row, 'correction_id');
  const action = pending?.action ?? cell(row, 'correction_action');
  if (id === '') return null;
  const place = desk.value?.standing.places[id];
  const original = pending?.original ?? parseCells(cell(row, 'original'));
  return (
    <aside class={`correction${pending ? ' is-pending' : ''}`} aria-label={say('correction', l)}>
      <p>
        <b>{say(`action_${action}` as WordKey, l)}</b>
        {pending && <State state={pending.state} />}
        {!pending && <span class="faint">{say('correction', l)}</span>}
      </p>
      {action === 'set' && <Moves before={original} after={(name) => cell(row, name)} />}
      {pending && <Said pending={pending} />}
      {pending?.trouble && <p class="failed">{pending.trouble}</p>}
      {place && (
        <p class="faint small">
          {say('edit_there', l)} <code>{place}</code>
        </p>
      )}
      {pending && <Undo id={pending.id} />}
    </aside>
  );
}

function State({ state }: Pick<PendingShape, 'state'>) {
  const l = lang.value;
  return (
    <span class={`standing ${state}`}>
      {state === 'applied' ? say('pending', l) : say(`state_${state}`, l)}
    </span>
  );
}

interface MovesProps {
  readonly before: Cells;
  readonly after: (name: string) => string;
}

/** Cells that a person set, old and new; not those that follow from them. */
function Moves({ before, after }: MovesProps) {
  const l = lang.value;
  const names = STATED.filter((name) => name in before);
  const shown = (name: string, value: string) => sayValue(name, value, l) || say('empty_cell', l);
  return (
    <ul class="cell-moves">
      {names.map((name) => (
        <li key={name}>
          <span class="faint">{LABELS.get(name)?.[l] ?? name}</span> <s>{shown(name, before[name] ?? '')}</s>{' '}
          → <ins>{shown(name, after(name))}</ins>
        </li>
      ))}
    </ul>
  );
}

function Said({ pending }: { readonly pending: PendingShape }) {
  return (
    <p class="reason">
      <bdi>{pending.reason}</bdi>{' '}
      <span class="faint">
        <bdi>{pending.author}</bdi>, {pending.date}
      </span>
    </p>
  );
}

function Undo({ id }: { readonly id: string }) {
  const l = lang.value;
  const errors = useSignal<readonly string[]>([]);
  const isBusy = useSignal(false);
  if (desk.value?.standing.undoable !== id) return null;
  const undo = async () => {
    isBusy.value = true;
    errors.value = await takeBack(id);
    isBusy.value = false;
  };
  return (
    <>
      <button type="button" class="plain undo" disabled={isBusy.value} onClick={undo}>
        ↶ {say('undo', l)}
      </button>
      {errors.value.length > 0 && (
        <p class="failed" role="alert">
          {errors.value.join(' ')}
        </p>
      )}
    </>
  );
}

/** Tells what the last write did, and takes the focus that was in the form. */
export function Outcome() {
  const l = lang.value;
  const line = useRef<HTMLParagraphElement>(null);
  const said = outcome.value;
  useEffect(() => {
    if (said !== '') line.current?.focus();
  }, [said]);
  return (
    <p class={`write-outcome${said === '' ? ' hidden' : ''}`} role="status" tabIndex={-1} ref={line}>
      {said !== '' && `${say(said, l)} ${said === 'written' ? say('run_publishes', l) : ''}`}
    </p>
  );
}

/** A way to the pending corrections from everywhere. */
export function PendingLink() {
  const pending = desk.value?.standing.pending ?? [];
  if (pending.length === 0) return null;
  return (
    <a class="pending-link" href="#view=overview">
      {say('pending', lang.value)} <b>{count(pending.length)}</b>
    </a>
  );
}

export function Pending() {
  const l = lang.value;
  if (!desk.value) return null;
  const { standing, file } = desk.value;
  return (
    <section class="card wide pending-card" aria-label={say('pending_corrections', l)}>
      <header class="card-head">
        <h2>{say('pending_corrections', l)}</h2>
        <code class="faint">{file}</code>
      </header>
      <p class="faint">{say(standing.pending.length > 0 ? 'pending_about' : 'no_pending', l)}</p>
      <Outcome />
      <ul>
        {standing.pending.map((one) => (
          <li key={`${one.state} ${one.id}`} class={`pending-item ${one.state}`}>
            <p>
              <b>{say(`action_${one.action}` as WordKey, l)}</b> <What pending={one} />
              {one.state !== 'applied' && <State state={one.state} />}
            </p>
            {one.action === 'set' && (
              <Moves before={one.original} after={(name) => one.corrected[name] ?? ''} />
            )}
            <Said pending={one} />
            {one.trouble && <p class="failed">{one.trouble}</p>}
            <Undo id={one.id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({ pending }: { readonly pending: PendingShape }) {
  const numbers = ledger();
  const document = numbers.documents.findIndex(({ id }) => id === pending.document_id);
  const row =
    pending.start >= 0 ? rowOf(document, pending.start) : numbers.rowOfObservation(pending.observation_id);
  const named = (name: string) =>
    (row === undefined ? '' : numbers.cell(row, name)) ||
    pending.original[name] ||
    pending.corrected[name] ||
    '';
  const name = [named('indicator'), named('value') + named('unit'), named('period')]
    .filter(Boolean)
    .join(' ');
  if (row === undefined) return <code>{pending.id}</code>;
  return (
    <a
      href={`#doc=${encodeURIComponent(pending.document_id)}&at=${numbers.start(row)}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        view.value = 'review';
        pane.value = 'detail';
        select(row);
      }}
    >
      <bdi>{name || numbers.numberCell(row, 'text')}</bdi>
    </a>
  );
}

function parseCells(json: string): Cells {
  return json === '' ? {} : (JSON.parse(json) as Cells);
}
