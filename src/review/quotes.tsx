import { useEffect, useRef } from 'preact/hooks';
import { isSmall } from './screen.ts';
import { placeInQuote } from './segments.ts';
import { lang, pane, select, selected } from './state.ts';
import { ledger, report } from './store.ts';
import { sayValue } from './value_words.ts';
import { say } from './words.ts';

/** A document whose text is not at hand: the quotes of its observations, section by section. */
export function Quotes({ row }: { readonly row: number }) {
  const l = lang.value;
  const numbers = ledger();
  const [from, to] = numbers.range(row);
  const scroller = useRef<HTMLDivElement>(null);
  const current = selected.value;
  useEffect(() => {
    scroller.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (report().sources[row] === 'refused') {
    const { cell } = numbers.documents[row]!;
    return (
      <p class="empty">
        {say('refused', l)}: {cell('reason')}
      </p>
    );
  }
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  const observed = rows.filter((one) => numbers.observation(one) >= 0);
  const others = rows.filter((one) => numbers.observation(one) < 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by the keyboard
    <div class="text-body quotes" ref={scroller} tabIndex={0}>
      <p class="notice">{say('quotes_only', l)}</p>
      {observed.map((one, i) => {
        const section = numbers.cell(one, 'section');
        const isNew = i === 0 || numbers.cell(observed[i - 1]!, 'section') !== section;
        return (
          <div key={one}>
            {isNew && section !== '' && <h3 class="quote-section">{section}</h3>}
            <button
              type="button"
              class="quote-line"
              aria-current={current === one ? 'true' : undefined}
              onClick={() => choose(one)}
            >
              <MarkedQuote row={one} />
            </button>
          </div>
        );
      })}
      {others.length > 0 && (
        <>
          <h3 class="quote-section">{say('set_aside_list', l)}</h3>
          <p class="others">
            {others.map((one) => (
              <button
                key={one}
                type="button"
                class="other-number"
                aria-current={current === one ? 'true' : undefined}
                onClick={() => choose(one)}
              >
                <mark data-m={String(one)} data-fate={numbers.fate(one)}>
                  {numbers.numberCell(one, 'text')}
                </mark>
                <small>{sayValue('reason', numbers.cell(one, 'reason'), l) || say('unexplained', l)}</small>
              </button>
            ))}
          </p>
        </>
      )}
    </div>
  );
}

function choose(row: number): void {
  select(row);
  if (isSmall()) pane.value = 'detail';
}

const NEAR = 12;

/** A quote with its numeral marked, found without the document's text. */
export function MarkedQuote({ row }: { readonly row: number }) {
  const numbers = ledger();
  const quote = numbers.cell(row, 'quote');
  const numeral = numbers.numberCell(row, 'text');
  const [from, to] = numbers.range(numbers.document(row));
  const near = Array.from({ length: 2 * NEAR }, (_, i) => row - NEAR + i).filter(
    (one) => one >= from && one < to && one !== row,
  );
  const others = near.map((one) => ({
    start: numbers.start(one),
    text: numbers.numberCell(one, 'text'),
  }));
  const at = placeInQuote(quote, numbers.start(row), numeral, others);
  if (at < 0) return <bdi>{quote}</bdi>;
  return (
    <bdi>
      {quote.slice(0, at)}
      <mark data-m={String(row)} data-fate={numbers.fate(row)}>
        {numeral}
      </mark>
      {quote.slice(at + numeral.length)}
    </bdi>
  );
}
