import { computed, effect, useSignal } from '@preact/signals';
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { lastSection, statedValue } from './figures.ts';
import { FilterBar } from './filter_bar.tsx';
import { isPhone, isSmall } from './screen.ts';
import { hashOf, isPaged, lang, pane, select, selected, shown, sorting } from './state.ts';
import { ledger } from './store.ts';
import { sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

/** Up to here all rows stand on the page, for the browser's own search; above, those near the screen. */
const PLAIN_ROWS = 2000;
/** Rows that are drawn at once; the others follow when these are seen. */
const FIRST_ROWS = 120;
const PAGE_ROWS = 100;
const ROW_HEIGHT = 34;
const CARD_HEIGHT = 96;
const OVERSCAN = 12;

interface TableColumn {
  readonly name: string;
  readonly label: WordKey;
  readonly isNumber?: boolean;
  readonly cell: (row: number) => ComponentChildren;
}

const COLUMNS = computed((): readonly TableColumn[] => {
  const numbers = ledger();
  const l = lang.value;
  const value = (kind: string) => (row: number) => sayValue(kind, numbers.cell(row, kind), l);
  return [
    { name: 'value', label: 'value', isNumber: true, cell: (row) => statedValue(numbers, row) },
    { name: 'unit', label: 'unit', cell: (row) => numbers.cell(row, 'unit') },
    {
      name: 'measure',
      label: 'measure',
      cell: (row) => value('measure')(row) || value('reason')(row),
    },
    {
      name: 'status',
      label: 'status',
      cell: (row) => {
        const status = numbers.cell(row, 'status');
        return status && <span class={`status ${status}`}>{sayValue('status', status, l)}</span>;
      },
    },
    { name: 'period', label: 'period', cell: (row) => numbers.cell(row, 'period').replace('/', '–') },
    { name: 'section', label: 'section', cell: (row) => lastSection(numbers, row) },
    { name: 'rule_id', label: 'rule', cell: (row) => numbers.cell(row, 'rule_id') },
    ...(numbers.columns.includes('confidence')
      ? [
          {
            name: 'confidence',
            label: 'confidence' as const,
            isNumber: true,
            cell: (row: number) => numbers.cell(row, 'confidence'),
          },
        ]
      : []),
  ];
});

export function TablePane() {
  const rows = shown.value;
  return (
    <section class="pane table-pane" data-pane="table" aria-label={say('table', lang.value)}>
      <FilterBar />
      {rows.length === 0 ? (
        <p class="empty">{say('no_rows', lang.value)}</p>
      ) : isPaged.value ? (
        <PagedTable rows={rows} />
      ) : (
        <Scrolled rows={rows} />
      )}
    </section>
  );
}

interface RowsProps {
  readonly rows: Int32Array;
}

function Scrolled({ rows }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > PLAIN_ROWS;
  return (
    <div class="table-scroll" ref={scroller}>
      {isVirtual ? (
        <VirtualTable rows={rows} scroller={scroller} />
      ) : (
        <PlainTable rows={rows} scroller={scroller} />
      )}
    </div>
  );
}

interface ScrolledProps extends RowsProps {
  readonly scroller: { readonly current: HTMLDivElement | null };
}

function PlainTable({ rows, scroller }: ScrolledProps) {
  const whole = useSignal<Int32Array | undefined>(undefined);
  const drawn = whole.value === rows ? rows : rows.subarray(0, FIRST_ROWS);
  useEffect(() => {
    const timer = setTimeout(() => {
      whole.value = rows;
    });
    return () => clearTimeout(timer);
  }, [rows]);
  useEffect(
    () =>
      effect(() => {
        void whole.value;
        const row = selected.value;
        void pane.value;
        requestAnimationFrame(() => showRow(scroller.current, row));
      }),
    [rows, lang.value],
  );
  return (
    <Frame count={rows.length}>
      <tbody>
        {Array.from(drawn, (row, i) => (
          <Row key={row} row={row} index={i} />
        ))}
      </tbody>
    </Frame>
  );
}

/** Rows of one height; the style sheet puts room above and below for those that are not on the page. */
function VirtualTable({ rows, scroller }: ScrolledProps) {
  const items = useSignal<readonly VirtualItem[]>([]);
  const virtual = useRef<Virtualizer<HTMLDivElement, Element> | undefined>(undefined);
  const height = isPhone() ? CARD_HEIGHT : ROW_HEIGHT;

  useEffect(() => {
    const virtualizer = new Virtualizer<HTMLDivElement, Element>({
      count: rows.length,
      getScrollElement: () => scroller.current,
      estimateSize: () => height,
      overscan: OVERSCAN,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: (instance) => {
        items.value = instance.getVirtualItems();
      },
    });
    virtual.current = virtualizer;
    const cleanUp = virtualizer._didMount();
    virtualizer._willUpdate();
    items.value = virtualizer.getVirtualItems();
    return cleanUp;
  }, [rows, height]);

  useEffect(
    () =>
      effect(() => {
        const row = selected.value;
        void pane.value;
        const at = rows.indexOf(row);
        requestAnimationFrame(() => {
          const box = scroller.current;
          if (at < 0 || !box) return;
          const [top, bottom] = [box.scrollTop, box.scrollTop + box.clientHeight - 2 * height];
          const here = at * height;
          if (here < top || here > bottom) virtual.current?.scrollToIndex(at, { align: 'center' });
        });
      }),
    [rows, height],
  );
  useEffect(
    () =>
      effect(() => {
        void items.value;
        const row = selected.value;
        requestAnimationFrame(() => markRow(scroller.current, row));
      }),
    [rows],
  );

  const first = items.value[0];
  const last = items.value.at(-1);
  const above = first?.start ?? 0;
  const below = Math.max(0, rows.length * height - (last?.end ?? 0));
  return (
    <Frame count={rows.length}>
      <tbody class="near" style={{ '--above': `${above}px`, '--below': `${below}px` }}>
        {items.value.map(({ index }) => {
          const row = rows[index];
          return row === undefined ? null : <Row key={row} row={row} index={index} />;
        })}
      </tbody>
    </Frame>
  );
}

function PagedTable({ rows }: RowsProps) {
  const l = lang.value;
  const page = useSignal(0);
  const scroller = useRef<HTMLDivElement>(null);
  const last = Math.max(0, Math.ceil(rows.length / PAGE_ROWS) - 1);
  const current = Math.min(page.value, last);
  const from = current * PAGE_ROWS;
  const some = rows.subarray(from, from + PAGE_ROWS);
  useEffect(() => {
    const at = rows.indexOf(selected.peek());
    if (at >= 0) page.value = Math.floor(at / PAGE_ROWS);
  }, [rows]);
  useEffect(() => effect(() => showRow(scroller.current, selected.value)), [some]);
  const turn = (by: number) => {
    page.value = Math.min(last, Math.max(0, current + by));
  };
  return (
    <>
      <div class="table-scroll" ref={scroller}>
        <Frame count={rows.length}>
          <tbody>
            {Array.from(some, (row, i) => (
              <Row key={row} row={row} index={from + i} />
            ))}
          </tbody>
        </Frame>
      </div>
      <nav class="pager" aria-label={say('paged', l)}>
        <button type="button" disabled={current === 0} onClick={() => turn(-1)}>
          ‹ {say('previous', l)}
        </button>
        <span aria-live="polite">
          {count(from + 1)}–{count(from + some.length)} / {count(rows.length)}
        </span>
        <button type="button" disabled={current === last} onClick={() => turn(1)}>
          {say('next', l)} ›
        </button>
      </nav>
    </>
  );
}

function Frame({ count: rows, children }: { readonly count: number; readonly children: ComponentChildren }) {
  const l = lang.value;
  return (
    <table class="rows" aria-rowcount={rows + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <Head name="indicator" label="indicator" />
          {COLUMNS.value.map(({ name, label, isNumber }) => (
            <Head key={name} name={name} label={label} isNumber={isNumber ?? false} />
          ))}
        </tr>
      </thead>
      {children}
      <caption class="hidden">{say('observations', l)}</caption>
    </table>
  );
}

interface HeadProps {
  readonly name: string;
  readonly label: WordKey;
  readonly isNumber?: boolean;
}

function Head({ name, label, isNumber }: HeadProps) {
  const { column, isDescending } = sorting.value;
  const isOwn = column === name;
  const turn = () => {
    sorting.value = !isOwn
      ? { column: name, isDescending: false }
      : isDescending
        ? { column: '', isDescending: false }
        : { column: name, isDescending: true };
  };
  return (
    <th
      scope="col"
      class={`col-${name}${isNumber ? ' number' : ''}`}
      aria-sort={isOwn ? (isDescending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" onClick={turn}>
        {say(label, lang.value)}
        <span class="arrow" aria-hidden="true">
          {isOwn ? (isDescending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: number;
  readonly index: number;
}

function Row({ row, index }: RowProps) {
  const numbers = ledger();
  const fate = numbers.fate(row);
  const hasFinding = numbers.findingsOf(numbers.cell(row, 'observation_id')).length > 0;
  const label = numbers.cell(row, 'indicator') || numbers.numberCell(row, 'text');
  return (
    <tr data-row={row} aria-rowindex={index + 2} onClick={(event) => choose(event, row)}>
      <th scope="row" class="col-indicator">
        <a href={hashOf(row)} title={label} tabIndex={index === 0 ? 0 : -1}>
          <span class="dot" data-fate={fate} role="img" aria-label={say(fate as WordKey, lang.value)} />
          <bdi>{label}</bdi>
          {hasFinding && (
            <span class="flag" role="img" aria-label={say('findings', lang.value)}>
              !
            </span>
          )}
          {numbers.cell(row, 'correction_id') !== '' && (
            <span class="flag by-hand" role="img" aria-label={say('correction', lang.value)}>
              ✓
            </span>
          )}
        </a>
      </th>
      {COLUMNS.value.map(({ name, isNumber, cell }) => (
        <td key={name} class={`col-${name}${isNumber ? ' number' : ''}`}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A plain click selects; with a modifier the browser opens or copies the link as any other. */
function choose(event: MouseEvent, row: number): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  select(row);
  if (isSmall()) pane.value = 'detail';
}

function markRow(scroller: HTMLElement | null, row: number): HTMLElement | null {
  for (const old of scroller?.querySelectorAll('tr[aria-current]') ?? []) {
    old.removeAttribute('aria-current');
    old.querySelector('a')?.setAttribute('tabindex', '-1');
  }
  const own = scroller?.querySelector<HTMLElement>(`tr[data-row="${row}"]`) ?? null;
  own?.setAttribute('aria-current', 'true');
  own?.querySelector('a')?.setAttribute('tabindex', '0');
  return own;
}

/** Scrolls only where the row is out of sight. */
function showRow(scroller: HTMLElement | null, row: number): void {
  const own = markRow(scroller, row);
  if (!own || !scroller) return;
  const [inner, outer] = [own.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const head = scroller.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  if (inner.top < outer.top + head || inner.bottom > outer.bottom) {
    scroller.scrollTop += inner.top - outer.top - outer.height / 2;
  }
}
