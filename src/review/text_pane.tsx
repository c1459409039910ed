import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DocumentShape } from '../report/shape.ts';
import { edited } from './desk.ts';
import { Quotes } from './quotes.tsx';
import { isSmall } from './screen.ts';
import { lang, pane, select, selected, shownDocument, showTags, stepDocument } from './state.ts';
import { documents, ledger, report } from './store.ts';
import { buildText, type TextOnPage } from './text_dom.ts';
import { sayValue } from './value_words.ts';
import { count, say } from './words.ts';

const FATES = ['observed', 'set_aside', 'unexplained'] as const;

export function TextPane() {
  const row = shownDocument.value;
  const text = documents.value.get(row);
  const state = report().sources[row];
  return (
    <section class="pane text-pane" data-pane="text" aria-label={say('text', lang.value)}>
      <TextHead />
      {text ? (
        <Text key={row} row={row} text={text} />
      ) : state === 'text' ? (
        <p class="empty">{say('loading', lang.value)}</p>
      ) : (
        <Quotes key={row} row={row} />
      )}
    </section>
  );
}

function TextHead() {
  const l = lang.value;
  const { documents: all, range, fate } = ledger();
  const row = shownDocument.value;
  const [from, to] = range(row);
  const counts = { observed: 0, set_aside: 0, unexplained: 0 } as Record<string, number>;
  for (let i = from; i < to; i++) counts[fate(i)] = (counts[fate(i)] ?? 0) + 1;
  return (
    <header class="pane-head text-head">
      <div class="row">
        <button
          type="button"
          class="icon"
          aria-label={say('previous_document', l)}
          title={`${say('previous_document', l)}  [`}
          disabled={all.length < 2}
          onClick={() => stepDocument(-1)}
        >
          ‹
        </button>
        <select
          class="document-select"
          aria-label={say('document', l)}
          value={String(row)}
          onChange={(event) => {
            shownDocument.value = Number(event.currentTarget.value);
          }}
        >
          {all.map(({ id, cell }, i) => (
            <option key={id} value={String(i)}>
              {titleOf(cell, id)}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="icon"
          aria-label={say('next_document', l)}
          title={`${say('next_document', l)}  ]`}
          disabled={all.length < 2}
          onClick={() => stepDocument(1)}
        >
          ›
        </button>
        <Outline />
      </div>
      <div class="row legend">
        {FATES.map((one) => (
          <span key={one} class="legend-item">
            <span class="sample" data-fate={one}>
              12
            </span>
            {say(one, l)} <b>{count(counts[one] ?? 0)}</b>
          </span>
        ))}
        <label class="toggle" title={say('tags_title', l)}>
          <input
            type="checkbox"
            checked={showTags.value}
            onChange={(event) => {
              showTags.value = event.currentTarget.checked;
            }}
          />
          {say('tags', l)}
        </label>
      </div>
    </header>
  );
}

/** Title with the year, since reports of several years are called alike. */
export function titleOf(cell: (name: string) => string, id: string): string {
  const title = cell('title') || id;
  const year = cell('session_date').slice(0, 4) || cell('plan_year') || cell('reference_year');
  return year === '' || title.includes(year.slice(0, 4)) ? title : `${title}（${year.replace('/', '–')}）`;
}

function Outline() {
  const text = documents.value.get(shownDocument.value);
  const headings =
    text?.blocks.filter(({ kind, level = 9 }) => kind === 'heading' && level > 0 && level < 4) ?? [];
  if (!text || headings.length === 0) return null;
  return (
    <select
      class="outline"
      aria-label={say('outline', lang.value)}
      value=""
      onChange={(event) => {
        globalThis.document.getElementById(event.currentTarget.value)?.scrollIntoView({ block: 'start' });
        event.currentTarget.value = '';
      }}
    >
      <option value="">{say('outline', lang.value)}</option>
      {headings.map(({ start, end, level = 1 }) => (
        <option key={start} value={`b${start}`}>
          {'　'.repeat(level - 1) + text.text.slice(start, end).replace(/\s+/g, ' ').slice(0, 36)}
        </option>
      ))}
    </select>
  );
}

function Text({ row, text }: { readonly row: number; readonly text: DocumentShape }) {
  const scroller = useRef<HTMLDivElement>(null);
  const page = useSignal<TextOnPage | undefined>(undefined);
  const l = lang.value;

  useEffect(() => {
    const built = buildText(text, ledger(), ledger().range(row), {
      tagOf,
      pageLabel: (number) => (l === 'zh' ? `第 ${number} 页` : `Page ${number}`),
      furnitureLabel: (reason) => `${say('furniture', l)}: ${sayValue('reason', reason, l)}`,
    });
    scroller.current?.replaceChildren(built.fragment);
    page.value = built;
  }, [row, text, l]);

  useEffect(
    () =>
      effect(() => {
        // The form takes room from the text.
        void edited.value;
        if (page.value && scroller.current) showSelected(page.value, scroller.current, text);
      }),
    [text],
  );

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard walks the numbers with j and k, and by the table
    <article
      class={`text-body${showTags.value ? ' tagged' : ''}`}
      ref={scroller}
      lang="zh-CN"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by the keyboard
      tabIndex={0}
      aria-label={titleOf(ledger().documents[row]!.cell, ledger().documents[row]!.id)}
      onClick={(event) => pick(event.target)}
      onMouseOver={(event) => name(event.target)}
      onFocus={(event) => name(event.target)}
    />
  );
}

function tagOf(row: number): string {
  const { cell, fate } = ledger();
  if (fate(row) === 'observed') return sayValue('measure', cell(row, 'measure'), lang.value);
  if (fate(row) === 'set_aside') return sayValue('reason', cell(row, 'reason'), lang.value);
  return say('unexplained', lang.value);
}

/** The smallest number at a click; clicking again goes on to the others that lie there. */
function pick(target: EventTarget | null): void {
  const rows = rowsAt(target);
  if (rows.length === 0) return;
  const at = rows.indexOf(selected.value);
  select(rows[(at + 1) % rows.length]!);
  if (isSmall()) pane.value = 'detail';
}

function rowsAt(target: EventTarget | null): number[] {
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-m]') : null;
  return mark?.dataset.m?.split(' ').map(Number) ?? [];
}

/** What a number is, told when it is pointed at. */
function name(target: EventTarget | null): void {
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-m]') : null;
  const row = rowsAt(target)[0];
  if (!mark || row === undefined || mark.title !== '') return;
  const { cell } = ledger();
  mark.title = [cell(row, 'indicator'), tagOf(row), cell(row, 'period')].filter(Boolean).join(' · ');
}

const QUOTE = 'quote';

function showSelected(page: TextOnPage, scroller: HTMLElement, { quotes }: DocumentShape): void {
  const row = selected.value;
  for (const old of scroller.querySelectorAll('mark[aria-current]')) old.removeAttribute('aria-current');
  const mark = page.marks.get(row);
  const numbers = ledger();
  const quote = numbers.cell(row, 'quote');
  const start = mark ? quotes[numbers.cell(row, 'observation_id')] : undefined;
  const range = start === undefined ? undefined : page.rangeOf({ start, end: start + quote.length });
  highlight(range);
  if (!mark) return;
  mark.setAttribute('aria-current', 'true');
  if (pane.value === 'text' || !isSmall()) requestAnimationFrame(() => bringIntoView(mark, scroller));
}

function highlight(range: Range | undefined): void {
  if (!('highlights' in CSS)) return;
  if (range) CSS.highlights.set(QUOTE, new Highlight(range));
  else CSS.highlights.delete(QUOTE);
}

/** Scrolls only where the number is out of sight; twice, since paragraphs on the way get their true height late. */
function bringIntoView(mark: HTMLElement, scroller: HTMLElement): void {
  if (isInside(mark, scroller)) return;
  mark.scrollIntoView({ block: 'center' });
  requestAnimationFrame(() => {
    if (!isInside(mark, scroller)) mark.scrollIntoView({ block: 'center' });
  });
}

function isInside(mark: HTMLElement, scroller: HTMLElement): boolean {
  const [inner, outer] = [mark.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8;
}
