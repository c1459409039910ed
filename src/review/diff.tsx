import { computed, useSignal } from '@preact/signals';
import { observationTable } from '../publish/tables/observations.ts';
import type { ChangeShape, DiffShape } from '../report/shape.ts';
import { toCsv } from './csv.ts';
import { group } from './decimals.ts';
import { download } from './download.ts';
import { facetOf, parseFilter, passes } from './filter.ts';
import { filter, lang, selectedChange, selectObservation, setFacet } from './state.ts';
import { sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

/** What became of one observation; several of its fields may have changed. */
interface ChangedRow {
  readonly key: string;
  readonly first: ChangeShape;
  readonly fields: readonly ChangeShape[];
}

interface DiffProps {
  readonly diff: DiffShape;
  /** Whether the observations of the later version are on this page. */
  readonly hasRows: boolean;
}

const ORDER = ['removed', 'changed', 'added'];
const GROUP_SHOWN = 200;

export function Diff({ diff, hasRows }: DiffProps) {
  const l = lang.value;
  const { summary } = diff;
  const parsed = parseFilter(filter.value);
  const rows = rowsOf(diff).filter(({ first, fields }) =>
    passes(
      parsed,
      () =>
        fields
          .map((one) => Object.values(one).join('\u001f'))
          .join('\u001f')
          .toLowerCase(),
      (key) => cellOf(first, key),
    ),
  );
  const causes = groupByCause(rows);
  return (
    <div class="page diff">
      <header class="hero">
        <h1>
          {summary.before} <span class="to">→</span> {summary.after}
        </h1>
        <dl class="figures">
          {(['removed', 'changed', 'added', 'identical'] as const).map((kind) => (
            <div key={kind} class={summary[kind] > 0 ? kind : ''}>
              <dt>{say(kind, l)}</dt>
              <dd>{count(summary[kind])}</dd>
            </div>
          ))}
          {summary.tier && (
            <div>
              <dt>{say('tier', l)}</dt>
              <dd>{sayValue('tier', summary.tier, l)}</dd>
            </div>
          )}
        </dl>
      </header>
      {summary.total !== undefined && (
        <p class="notice">
          {say('sampled', l)} {count(diff.changes.length)} / {count(summary.total)}
        </p>
      )}
      <DiffFilter diff={diff} rows={rows} />
      {rows.length === 0 && (
        <p class="empty">{say(diff.changes.length === 0 ? 'no_changes' : 'no_rows', l)}</p>
      )}
      {causes.map(([cause, own]) => (
        <Group key={cause} cause={cause} rows={own} hasRows={hasRows} />
      ))}
      <p class="faint identical-note">
        {count(summary.identical)} {say('identical_hidden', l)}
      </p>
    </div>
  );
}

function rowsOf({ changes }: DiffShape): ChangedRow[] {
  const groups = new Map<string, ChangeShape[]>();
  for (const change of changes) {
    const key = [change.change, change.document_id, change.observation_id, change.cause].join('\u001f');
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups].map(([key, fields]) => ({ key, first: fields[0]!, fields }));
}

function cellOf(change: ChangeShape, key: string): string {
  if (key === 'doc') return change.document_id;
  if (key === 'cause') return change.cause_kind ?? change.cause;
  return (change as unknown as Readonly<Record<string, string | undefined>>)[key] ?? '';
}

/** Causes with most losses first, and the losses first in each. */
function groupByCause(rows: readonly ChangedRow[]): [string, ChangedRow[]][] {
  const groups = new Map<string, ChangedRow[]>();
  for (const row of rows) groups.set(row.first.cause, [...(groups.get(row.first.cause) ?? []), row]);
  const losses = (some: readonly ChangedRow[]) =>
    some.filter(({ first }) => first.change === 'removed').length;
  const rank = ({ first }: ChangedRow) => ORDER.indexOf(first.change);
  return [...groups]
    .map(([cause, own]): [string, ChangedRow[]] => [cause, own.sort((a, b) => rank(a) - rank(b))])
    .sort((a, b) => losses(b[1]) - losses(a[1]) || b[1].length - a[1].length);
}

interface DiffFilterProps {
  readonly diff: DiffShape;
  readonly rows: readonly ChangedRow[];
}

function DiffFilter({ diff, rows }: DiffFilterProps) {
  const l = lang.value;
  const values = (name: keyof ChangeShape) =>
    [...new Set(diff.changes.map((change) => cellOf(change, name)))].filter(Boolean).sort();
  const choice = (name: 'change' | 'cause' | 'document_id', all: WordKey) => {
    const options = values(name);
    if (options.length < 2) return null;
    const key = name === 'document_id' ? 'doc' : name;
    return (
      <select
        aria-label={say(all, l)}
        value={facetOf(filter.value, key)}
        onChange={(event) => setFacet(key, event.currentTarget.value)}
      >
        <option value="">{say(all, l)}</option>
        {options.map((value) => (
          <option key={value} value={value}>
            {name === 'change' ? say(value as WordKey, l) : sayValue(name, value, l)}
          </option>
        ))}
      </select>
    );
  };
  const columns = [
    'change',
    'observation_id',
    'document_id',
    'field',
    'before',
    'after',
    'tier',
    'cause',
  ] as const;
  const save = () => {
    const lines = rows.flatMap(({ fields }) => fields.map((one) => columns.map((name) => one[name])));
    download('changes.csv', 'text/csv', toCsv(columns, lines, { bom: false }));
  };
  return (
    <div class="row diff-filter">
      <input
        id="filter"
        type="search"
        class="search"
        aria-label={say('search_label', l)}
        placeholder={say('search', l)}
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      {choice('change', 'all_changes')}
      {choice('cause', 'all_causes')}
      {choice('document_id', 'all_documents')}
      <span class="shown-count" aria-live="polite">
        {count(rows.length)} {say('rows', l)}
      </span>
      <button type="button" class="download" onClick={save}>
        <span aria-hidden="true">↓</span> {say('download', l)}
      </button>
    </div>
  );
}

interface GroupProps {
  readonly cause: string;
  readonly rows: readonly ChangedRow[];
  readonly hasRows: boolean;
}

function Group({ cause, rows, hasRows }: GroupProps) {
  const l = lang.value;
  const showsAll = useSignal(false);
  const kind = rows[0]?.first.cause_kind ?? cause;
  const shown = showsAll.value ? rows : rows.slice(0, GROUP_SHOWN);
  const tally = computed(() =>
    ORDER.map((kind) => [kind, rows.filter(({ first }) => first.change === kind).length] as const).filter(
      ([, n]) => n > 0,
    ),
  );
  return (
    <section class="card wide change-group">
      <header class="card-head">
        <h2>
          {sayValue('cause', kind, l)}
          {cause !== kind && <small>{cause}</small>}
        </h2>
        <span class="faint tabular">
          {tally.value.map(([kind, n]) => `${say(kind as WordKey, l)} ${count(n)}`).join(' · ')}
        </span>
      </header>
      <ul class="changes">
        {shown.map((row) => (
          <Changed key={row.key} row={row} hasRows={hasRows} />
        ))}
      </ul>
      {rows.length > GROUP_SHOWN && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            showsAll.value = !showsAll.value;
          }}
        >
          {showsAll.value ? say('show_less', l) : `${say('show_all', l)} ${count(rows.length)}`}
        </button>
      )}
    </section>
  );
}

const LABELS = new Map(observationTable.columns.map((column) => [column.name as string, column]));
/** Fields that follow from others, and the quote, which stands beneath with its other self. */
const FOLLOWS = new Set(['normalized_value', 'lower', 'upper', 'quote']);
const CLOSED = new Set(['measure', 'status', 'basis', 'qualifier', 'geo_scope', 'obs_status']);

function Changed({
  row: { first, fields },
  hasRows,
}: {
  readonly row: ChangedRow;
  readonly hasRows: boolean;
}) {
  const l = lang.value;
  const isOpen = selectedChange.value === first.observation_id;
  const toggle = () => {
    selectedChange.value = isOpen ? '' : first.observation_id;
  };
  const about = [
    sayValue('measure', first.measure ?? '', l),
    sayValue('status', first.status ?? '', l),
    first.period?.replace('/', '–'),
  ];
  return (
    <li class={`change ${first.change}${isOpen ? ' is-open' : ''}`}>
      <button type="button" class="change-line" aria-expanded={isOpen} onClick={toggle}>
        <span class="badge">{say(first.change, l)}</span>
        <span class="name">
          <bdi>{first.indicator || first.observation_id}</bdi>
          <small>{about.filter(Boolean).join(' · ')}</small>
        </span>
        <span class="moves">
          {telling(fields).map((one) => (
            <Move key={one.field} change={one} />
          ))}
        </span>
      </button>
      {isOpen && (
        <div class="change-detail">
          {first.before_quote !== undefined && (
            <Quote label="before_quote" own={first.before_quote} other={first.after_quote} />
          )}
          {first.after_quote !== undefined && (
            <Quote label="after_quote" own={first.after_quote} other={first.before_quote} />
          )}
          {telling(fields).length < fields.length && (
            <p class="moves">
              {fields
                .filter((one) => !telling(fields).includes(one) && one.field !== 'quote')
                .map((one) => (
                  <Move key={one.field} change={one} />
                ))}
            </p>
          )}
          <p class="faint">
            <code>{first.observation_id}</code> · {first.document_id}
            {first.tier && ` · ${sayValue('tier', first.tier, l)}`}
            {hasRows && first.change !== 'removed' && (
              <>
                {' · '}
                <button type="button" class="link" onClick={() => selectObservation(first.observation_id)}>
                  {say('show_in_text', l)}
                </button>
              </>
            )}
          </p>
        </div>
      )}
    </li>
  );
}

/** What changed of itself; the rest is told beneath. */
function telling(fields: readonly ChangeShape[]): readonly ChangeShape[] {
  const own = fields.filter(({ field, tier }) => !FOLLOWS.has(field) && tier !== 'provenance');
  return own.length > 0 ? own : fields;
}

function Move({ change: { field, before, after, change } }: { readonly change: ChangeShape }) {
  const l = lang.value;
  const worded = (value: string) =>
    value === '' ? `（${say('nothing', l)}）` : CLOSED.has(field) ? sayValue(field, value, l) : group(value);
  return (
    <span class="move">
      {change === 'changed' && (
        <span class="field">{LABELS.get(field)?.[l === 'zh' ? 'zh' : 'en'] ?? field}</span>
      )}
      {change !== 'added' && <del>{worded(before)}</del>}
      {change === 'changed' && <span aria-hidden="true"> → </span>}
      {change !== 'removed' && <ins>{worded(after)}</ins>}
    </span>
  );
}

interface QuoteProps {
  readonly label: WordKey;
  readonly own: string;
  readonly other: string | undefined;
}

/** A quote with what differs from the other one marked: all between their common beginning and end. */
function Quote({ label, own, other }: QuoteProps) {
  const [from, to] = other === undefined || other === own ? [0, 0] : differing(own, other);
  return (
    <figure class={`quote-of ${label}`}>
      <figcaption>{say(label, lang.value)}</figcaption>
      <blockquote lang="zh-CN">
        <bdi>
          {own.slice(0, from)}
          {to > from && <b class="differs">{own.slice(from, to)}</b>}
          {own.slice(to)}
        </bdi>
      </blockquote>
    </figure>
  );
}

function differing(own: string, other: string): [number, number] {
  const shorter = Math.min(own.length, other.length);
  let from = 0;
  while (from < shorter && own[from] === other[from]) from++;
  let behind = 0;
  while (behind < shorter - from && own.at(-1 - behind) === other.at(-1 - behind)) behind++;
  return [from, own.length - behind];
}
