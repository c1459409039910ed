import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { observationTable } from '../publish/tables/observations.ts';
import type { Cells } from '../serve/shape.ts';
import { closeForm, desk, sendDraft } from './desk.ts';
import {
  cellsToAdd,
  changedCells,
  draftOf,
  type Filled,
  MAIN_CELLS,
  OTHER_CELLS,
  type Target,
} from './draft.ts';
import { lang, recall, remember } from './state.ts';
import { ledger } from './store.ts';
import { sayValue } from './value_words.ts';
import { say, type WordKey } from './words.ts';

const COLUMNS = new Map(observationTable.columns.map((column) => [column.name as string, column]));
const DECIMAL = '-?[0-9]+(\\.[0-9]+)?';
const PATTERNS: Cells = { value: DECIMAL, value_max: DECIMAL, period: '[0-9]{4}(/[0-9]{4})?' };
const NEEDED = new Set(['indicator', 'value']);
/** Empty is a value of these columns too. */
const MAY_BE_EMPTY = new Set(['basis']);
const ACTIONS = ['set', 'confirm', 'drop'] as const;
/** Shorter than the names of the columns, which say more than a field has room for. */
const SHORT: Readonly<Record<string, WordKey>> = {
  indicator: 'indicator',
  value: 'value',
  unit: 'unit',
  measure: 'measure',
  period: 'period',
  status: 'status',
  area: 'area',
  scope: 'scope',
};
/** What was filled in and not sent, by document and offset: to look at another number does not lose it. */
const unsent = new Map<string, Filled>();

export function CorrectForm({ row }: { readonly row: number }) {
  const l = lang.value;
  const target = targetOf(row);
  const key = `${target.document_id} ${target.start}`;
  const isObserved = target.observation_id !== '';
  const filled = useSignal<Filled>(unsent.get(key) ?? startOf(row));
  const errors = useSignal<readonly string[]>([]);
  const isBusy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const refused = useRef<HTMLDivElement>(null);
  const { action, cells, reason, author } = filled.value;

  // At once: keys that come before the focus would be taken for those of the page.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('input:checked, input, select')?.focus();
  }, []);
  useEffect(() => {
    if (errors.value.length > 0) refused.current?.focus();
  }, [errors.value]);

  const change = (part: Partial<Filled>) => {
    filled.value = { ...filled.value, ...part };
    errors.value = [];
    unsent.set(key, filled.value);
  };
  const setCell = (name: string, value: string) => {
    const others: Cells = name === 'qualifier' && value !== 'range' ? { value_max: '' } : {};
    change({ cells: { ...cells, [name]: value, ...others } });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    const draft = draftOf(filled.value, target);
    if (!draft) {
      errors.value = [say('nothing_changed', l)];
      return;
    }
    isBusy.value = true;
    remember('author', draft.author);
    const found = await sendDraft(draft);
    isBusy.value = false;
    if (found.length === 0) unsent.delete(key);
    else errors.value = found;
  };
  const cancel = () => {
    unsent.delete(key);
    closeForm();
  };
  const hasCells = action === 'set' || action === 'add';
  const changed = new Set(action === 'set' ? changedCells(filled.value, target) : []);
  const field = (name: string) => (
    <Field
      key={name}
      name={name}
      value={cells[name] ?? ''}
      was={changed.has(name) ? target.cell(name) : undefined}
      onInput={(value) => setCell(name, value)}
    />
  );
  const isRange = cells.qualifier === 'range';

  return (
    <form
      ref={form}
      class="correct"
      aria-label={say('correct', l)}
      aria-busy={isBusy.value}
      onSubmit={submit}
    >
      {isObserved ? (
        <fieldset class="choices">
          <legend class="hidden">{say('what_to_do', l)}</legend>
          {ACTIONS.map((one) => (
            <label key={one} class={`choice${action === one ? ' is-chosen' : ''}`}>
              <input
                type="radio"
                name="action"
                value={one}
                checked={action === one}
                onChange={() => change({ action: one })}
              />
              {say(`action_${one}`, l)}
            </label>
          ))}
        </fieldset>
      ) : (
        <h3 class="choices">{say('action_add', l)}</h3>
      )}
      <p class="about">{say(`about_${action}`, l)}</p>
      {hasCells && (
        <>
          <div class="cells">{MAIN_CELLS.filter((name) => name !== 'value_max' || isRange).map(field)}</div>
          <details class="other-cells" open={OTHER_CELLS.some((name) => changed.has(name))}>
            <summary>{say('more_fields', l)}</summary>
            <div class="cells">{OTHER_CELLS.map(field)}</div>
          </details>
        </>
      )}
      <div class="said">
        <label class="cell wide">
          <span class="name">
            {say('reason_label', l)} <small>{say('reason_hint', l)}</small>
          </span>
          <textarea
            name="reason"
            rows={2}
            required
            value={reason}
            onInput={(event) => change({ reason: event.currentTarget.value })}
          />
        </label>
        <label class="cell">
          <span class="name">{say('author', l)}</span>
          <input
            name="author"
            required
            autocomplete="name"
            value={author}
            onInput={(event) => change({ author: event.currentTarget.value })}
          />
        </label>
      </div>
      {errors.value.length > 0 && (
        <div class="refused" role="alert" tabIndex={-1} ref={refused}>
          <b>{say('not_written', l)}</b>
          {errors.value.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
      )}
      <div class="row send">
        <button type="submit" class="primary" disabled={isBusy.value}>
          {say(isBusy.value ? 'writing' : 'write_correction', l)}
        </button>
        <button type="button" class="plain" onClick={cancel}>
          {say('cancel', l)}
        </button>
        <p class="faint">
          {say('goes_to', l)} <code>{desk.value?.file}</code>
          {l === 'zh' ? '，' : '; '}
          {say('run_publishes', l)}
        </p>
      </div>
      <datalist id="indicators">
        {desk.value?.indicators.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly value: string;
  /** What the row has, where it is another. */
  readonly was: string | undefined;
  readonly onInput: (value: string) => void;
}

function Field({ name, value, was, onInput }: FieldProps) {
  const l = lang.value;
  const column = COLUMNS.get(name);
  const values = column?.values ?? [];
  const id = `cell-${name}`;
  const short = SHORT[name];
  const shown = (one: string) => (values.length > 0 && one !== '' ? sayValue(name, one, l) : one);
  return (
    <div class={`cell${was === undefined ? '' : ' is-changed'}${name === 'indicator' ? ' wide' : ''}`}>
      <label class="name" for={id} title={name}>
        {short ? say(short, l) : (column?.[l] ?? name)}
      </label>
      {values.length > 0 ? (
        <select
          id={id}
          value={value}
          aria-describedby={was === undefined ? undefined : `${id}-was`}
          onChange={(event) => onInput(event.currentTarget.value)}
        >
          {(MAY_BE_EMPTY.has(name) || value === '') && !values.includes('') && <option value="">—</option>}
          {values.map((one) => (
            <option key={one} value={one}>
              {one === '' ? '—' : sayValue(name, one, l)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={value}
          required={NEEDED.has(name)}
          pattern={PATTERNS[name]}
          title={name}
          spellcheck={false}
          autocomplete="off"
          list={name === 'indicator_id' ? 'indicators' : undefined}
          aria-describedby={was === undefined ? undefined : `${id}-was`}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      {was !== undefined && (
        <small class="was" id={`${id}-was`}>
          {say('was', l)} <s>{shown(was) || say('empty_cell', l)}</s>
        </small>
      )}
    </div>
  );
}

function targetOf(row: number): Target {
  const numbers = ledger();
  const isObserved = numbers.observation(row) >= 0;
  return {
    document_id: numbers.documents[numbers.document(row)]?.id ?? '',
    observation_id: isObserved ? numbers.cell(row, 'observation_id') : '',
    start: numbers.start(row),
    cell: (name) => (isObserved ? numbers.cell(row, name) : ''),
  };
}

function startOf(row: number): Filled {
  const numbers = ledger();
  const said = { reason: '', author: recall('author') ?? '' };
  if (numbers.observation(row) >= 0) {
    const cells = [...MAIN_CELLS, ...OTHER_CELLS].map((name) => [name, numbers.cell(row, name)]);
    return { ...said, action: 'set', cells: Object.fromEntries(cells) as Cells };
  }
  const document = numbers.documents[numbers.document(row)];
  const year = document?.cell('reference_year') || document?.cell('plan_year') || '';
  return { ...said, action: 'add', cells: cellsToAdd(numbers.numberCell(row, 'text'), year) };
}
