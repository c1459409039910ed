import { computed } from '@preact/signals';
import { toCsv } from './csv.ts';
import { download } from './download.ts';
import { facetOf } from './filter.ts';
import { filter, isPaged, lang, setFacet, shown } from './state.ts';
import { ledger, report } from './store.ts';
import { sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

/** Distinct values of the columns that can be chosen from, most frequent first. */
const CHOICES = computed(() => {
  const numbers = ledger();
  const tally = (name: string) => {
    const counts = new Map<string, number>();
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers.cell(row, name);
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts.entries()].sort((a, b) => b[1] - a[1]);
  };
  const periods = tally('period').sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return {
    fate: new Map(tally('fate')),
    measure: tally('measure'),
    status: tally('status'),
    period: periods,
    reason: tally('reason'),
  };
});

export function FilterBar() {
  const l = lang.value;
  const fate = facetOf(filter.value, 'fate') || 'observed';
  const { documents } = ledger();
  return (
    <header class="pane-head filter-bar">
      <div class="row">
        <input
          id="filter"
          type="search"
          class="search"
          placeholder={say('search', l)}
          aria-label={say('search_label', l)}
          value={filter.value}
          spellcheck={false}
          onInput={(event) => {
            filter.value = event.currentTarget.value;
          }}
        />
        <span class="shown-count" aria-live="polite">
          {count(shown.value.length)} {say('rows', l)}
        </span>
        <Downloads />
      </div>
      <div class="row facets">
        <fieldset class="segmented" aria-label={say('fate', l)}>
          {(['observed', 'set_aside', 'unexplained', 'all'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={fate === one}
              onClick={() => setFacet('fate', one === 'observed' ? '' : one)}
            >
              {say(one, l)}
              <b>{count(one === 'all' ? ledger().length : (CHOICES.value.fate.get(one) ?? 0))}</b>
            </button>
          ))}
        </fieldset>
        {documents.length > 1 && (
          <Choice
            name="doc"
            all="all_documents"
            options={documents.map(({ id, cell }) => [id, cell('title') || id])}
          />
        )}
        {fate === 'set_aside' ? (
          <Choice name="reason" all="all_reasons" options={worded('reason')} />
        ) : (
          <>
            <Choice name="measure" all="all_measures" options={worded('measure')} />
            <Choice name="status" all="all_statuses" options={worded('status')} />
            <Choice
              name="period"
              all="all_periods"
              options={CHOICES.value.period.map(([value]) => [value, value.replace('/', '–')])}
            />
          </>
        )}
        {filter.value !== '' && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              filter.value = '';
            }}
          >
            {say('clear', l)}
          </button>
        )}
      </div>
    </header>
  );
}

function worded(kind: 'measure' | 'status' | 'reason'): (readonly [string, string])[] {
  return CHOICES.value[kind].map(([value]) => [value, sayValue(kind, value, lang.value)]);
}

interface ChoiceProps {
  readonly name: string;
  readonly all: WordKey;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, all, options }: ChoiceProps) {
  const l = lang.value;
  const value = facetOf(filter.value, name);
  const isListed = value === '' || options.some(([one]) => one === value);
  return (
    <select
      aria-label={say(all, l)}
      class={value === '' ? '' : 'is-set'}
      value={value}
      onChange={(event) => setFacet(name, event.currentTarget.value)}
    >
      <option value="">{say(all, l)}</option>
      {!isListed && <option value={value}>{value}</option>}
      {options.map(([one, label]) => (
        <option key={one} value={one}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Downloads() {
  const l = lang.value;
  return (
    <>
      <button
        type="button"
        class="plain pages-toggle"
        aria-pressed={isPaged.value}
        title={say('paged_title', l)}
        onClick={() => {
          isPaged.value = !isPaged.value;
        }}
      >
        {say('paged', l)}
      </button>
      <button type="button" class="download" onClick={save}>
        <span aria-hidden="true">↓</span> {say('download', l)}
      </button>
    </>
  );
}

/**
 * Saves what is shown: observations in the columns of observations.csv and in its order where the table is not sorted;
 * where other numbers are among them, all of them in the columns of numbers.csv.
 */
function save(): void {
  const numbers = ledger();
  const { edition } = report();
  const rows = Array.from(shown.value);
  const isObservations = rows.every((row) => numbers.observation(row) >= 0);
  const columns = isObservations ? numbers.columns : numbers.numberColumns;
  const cell = isObservations ? numbers.cell : numbers.numberCell;
  const lines = rows.map((row) => columns.map((name) => cell(row, name)));
  const stem = [edition.dataset, edition.version, isObservations ? 'observations' : 'numbers']
    .filter(Boolean)
    .join('_');
  download(`${stem}.csv`, 'text/csv', toCsv(columns, lines, edition));
}
