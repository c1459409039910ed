import { computed, useSignal } from '@preact/signals';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { group, type Scale, scaleFor, shift } from './decimals.ts';
import { type Multiple, multiplesOf, type Point } from './series.ts';
import { lang, selectObservation } from './state.ts';
import { ledger, report } from './store.ts';
import { sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

const CHARTS = computed(() => multiplesOf(report().series));
const MEASURES: readonly (readonly [string, WordKey])[] = [
  ['level', 'levels'],
  ['growth', 'growths'],
  ['share', 'shares'],
  ['change', 'changes_amount'],
  ['rank', 'ranks'],
];
const FIRST = 12;

export function Charts() {
  const l = lang.value;
  const wanted = useSignal('level');
  const query = useSignal('');
  const showsAll = useSignal(false);
  const measures = MEASURES.filter(([name]) => CHARTS.value.some(({ measure }) => measure === name));
  const measure = measures.some(([name]) => name === wanted.value) ? wanted.value : (measures[0]?.[0] ?? '');
  const words = query.value.trim().toLowerCase();
  const found = CHARTS.value.filter(
    (chart) => chart.measure === measure && `${chart.zh} ${chart.en}`.toLowerCase().includes(words),
  );
  const shown = showsAll.value || words !== '' ? found : found.slice(0, FIRST);
  return (
    <div class="page charts-page">
      <header class="page-head">
        <h1>{say('charts', l)}</h1>
        {measures.length > 0 && (
          <>
            <fieldset class="segmented" aria-label={say('measure', l)}>
              {measures.map(([name, label]) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={measure === name}
                  onClick={() => {
                    wanted.value = name;
                  }}
                >
                  {say(label, l)}
                  <b>{count(CHARTS.value.filter((chart) => chart.measure === name).length)}</b>
                </button>
              ))}
            </fieldset>
            <input
              type="search"
              class="search"
              placeholder={say('find_indicator', l)}
              aria-label={say('find_indicator', l)}
              value={query.value}
              onInput={(event) => {
                query.value = event.currentTarget.value;
              }}
            />
            <Legend />
          </>
        )}
      </header>
      {CHARTS.value.length === 0 && <p class="empty">{say('no_charts', l)}</p>}
      <ChartGrid charts={shown} />
      {found.length > FIRST && words === '' && (
        <p class="more">
          <button
            type="button"
            class="plain"
            onClick={() => {
              showsAll.value = !showsAll.value;
            }}
          >
            {showsAll.value ? say('show_less', l) : `${say('show_all', l)} ${count(found.length)}`}
          </button>
        </p>
      )}
      <div class="charts-more">
        <MeasuresByStatus />
        <Confidence />
      </div>
    </div>
  );
}

function Legend() {
  const l = lang.value;
  return (
    <p class="legend chart-legend">
      <span class="legend-item">
        <svg width="30" height="12" aria-hidden="true" class="chart">
          <line class="outcome" x1="2" x2="28" y1="6" y2="6" />
          <circle class="outcome" cx="15" cy="6" r="4" />
        </svg>
        {say('outcome', l)}
      </span>
      <span class="legend-item">
        <svg width="16" height="14" aria-hidden="true" class="chart">
          <path class="target" d="M8 2 L13 7 L8 12 L3 7 Z" />
        </svg>
        {say('target', l)}
      </span>
      <span class="legend-item">
        <svg width="16" height="14" aria-hidden="true" class="chart">
          <path class="caret target" d="M3 10 L8 5 L13 10" />
        </svg>
        {say('at_least', l)} / {say('at_most', l)}
      </span>
    </p>
  );
}

export function ChartGrid({ charts }: { readonly charts: readonly Multiple[] }) {
  return (
    <div class="chart-grid">
      {charts.map((chart) => (
        <Chart key={chart.key} chart={chart} />
      ))}
    </div>
  );
}

const WIDTH = 320;
const HEIGHT = 176;
const EDGE = { top: 22, right: 52, bottom: 24, left: 14 };
/** A unit that a scale may stand before: 亿元, but not 亿t/立方米. */
const SCALABLE = /^(元|美元|港元|欧元|人|人次|个|户|家|件|台|辆|套|项|只|头|份|张|册|吨|平方米|㎡|m²|m|t)$/;

function Chart({ chart }: { readonly chart: Multiple }) {
  const l = lang.value;
  const { points, unit } = chart;
  const largest = Math.max(...points.map(({ y }) => Math.abs(y)));
  const scale = scaleFor(largest, SCALABLE.test(unit), l);
  const name = l === 'zh' ? chart.zh : chart.en;
  const note = chart.note
    .map((part, i) => sayValue(['area', 'geo_scope', 'basis', 'scope'][i]!, part, l))
    .filter(Boolean)
    .join(' · ');
  return (
    <figure class="chart-card">
      <figcaption>
        <b title={name}>{name}</b>
        <small title={note}>
          {scale[l]}
          {unit}
          {note && ` · ${note}`}
        </small>
      </figcaption>
      <Plot chart={chart} scale={scale} name={name} />
      <details>
        <summary>{say('show_data', l)}</summary>
        <table class="plain-table">
          <tbody>
            {points.map((point) => (
              <tr key={point.observation}>
                <th scope="row" class="tabular">
                  {point.period.replace('/', '–')}
                </th>
                <td>{sayValue('status', point.status, l)}</td>
                <td class="number">
                  <button type="button" class="link" onClick={() => selectObservation(point.observation)}>
                    {SIGN[point.qualifier] ?? ''}
                    {group(shift(point.value, -scale.places))}
                  </button>
                </td>
                <td>{point.disagree ? '≠' : point.documents > 1 ? `×${point.documents}` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const SIGN: Readonly<Record<string, string>> = { approx: '≈', gt: '>', ge: '≥', lt: '<', le: '≤' };

interface PlotProps {
  readonly chart: Multiple;
  readonly scale: Scale;
  readonly name: string;
}

/** Outcomes are joined by a line; a target stands alone, since it never happened. */
function Plot({ chart, scale, name }: PlotProps) {
  const l = lang.value;
  const { points, measure } = chart;
  const years = points.flatMap(({ from, to }) => [from, to]);
  const x = scaleLinear()
    .domain([Math.min(...years), Math.max(...years)])
    .range([EDGE.left + 8, WIDTH - EDGE.right]);
  const values = points.map(({ y }) => y);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  const crossesZero = measure === 'growth' || measure === 'change';
  const y = scaleLinear()
    .domain([crossesZero ? Math.min(0, low) : low - room, crossesZero ? Math.max(0, high) : high + room])
    .range(measure === 'rank' ? [EDGE.top, HEIGHT - EDGE.bottom] : [HEIGHT - EDGE.bottom, EDGE.top])
    .nice(4);
  const outcomes = points.filter(({ status, from, to }) => status === 'actual' && from === to);
  const path = line<Point>()
    .x(({ to }) => x(to))
    .y((point) => y(point.y));
  const ticks = y.ticks(3);
  const textOf = (point: Point) =>
    `${SIGN[point.qualifier] ?? ''}${short(shift(point.value, -scale.places))}`;
  const labelled = labelsOf(points, textOf, x, y);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no group that a name is given to
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={name}>
      {ticks.map((tick) => (
        <line key={tick} class="grid" x1={EDGE.left} x2={WIDTH - EDGE.right + 10} y1={y(tick)} y2={y(tick)} />
      ))}
      {crossesZero && <line class="zero" x1={EDGE.left} x2={WIDTH - EDGE.right + 10} y1={y(0)} y2={y(0)} />}
      {yearTicks(Math.min(...years), Math.max(...years)).map((year) => (
        <text key={year} class="tick" x={x(year)} y={HEIGHT - 7} text-anchor="middle">
          {year}
        </text>
      ))}
      <path class="outcome line" d={path(outcomes) ?? ''} />
      {points.map((point) => (
        <Mark
          key={point.observation}
          point={point}
          x={x}
          y={y}
          label={labelOf(point, scale, chart.unit, l)}
        />
      ))}
      {labelled.map(({ point, text, place }) => (
        <text
          key={point.observation}
          class={`value ${point.status}`}
          x={x(point.to) + (place === 0 ? 9 : 0)}
          y={y(point.y) + 4 + place * 14}
          text-anchor={place === 0 ? 'start' : 'middle'}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Four digits at most are a label; the table beneath has all of them. */
function short(decimal: string): string {
  const value = Number(decimal);
  if (decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= 4) return group(decimal);
  return group(value.toPrecision(4).includes('e') ? decimal : String(Number(value.toPrecision(4))));
}

function labelOf(point: Point, scale: Scale, unit: string, l: 'zh' | 'en'): string {
  const value = `${SIGN[point.qualifier] ?? ''}${group(shift(point.value, -scale.places))} ${scale[l]}${unit}`;
  return [point.period.replace('/', '–'), sayValue('status', point.status, l), value].join(', ');
}

interface Label {
  readonly point: Point;
  readonly text: string;
  /** To its right, above, below. */
  readonly place: 0 | -1 | 1;
}

const LABEL_HEIGHT = 12;
const DIGIT_WIDTH = 6.6;

/** A label for each point that has room for one: the last beside its point, the others above or below. */
function labelsOf(
  points: readonly Point[],
  textOf: (point: Point) => string,
  x: (year: number) => number,
  y: (value: number) => number,
): Label[] {
  const last = points.at(-1)?.to;
  const taken = points.map((point) => boxAround(x(point.to), y(point.y), 8, 8));
  const byWeight = [...points].sort((a, b) => b.to - a.to || (a.status < b.status ? -1 : 1));
  return byWeight.flatMap((point): Label[] => {
    const text = textOf(point);
    const width = text.length * DIGIT_WIDTH;
    const [left, top] = [x(point.to), y(point.y)];
    const places = point.to === last ? ([0, -1, 1] as const) : ([-1, 1] as const);
    for (const place of places) {
      const box =
        place === 0
          ? boxAround(left + 9 + width / 2, top, width, LABEL_HEIGHT)
          : boxAround(left, top + place * 14, width, LABEL_HEIGHT);
      if (place === 1 && box.bottom > HEIGHT - EDGE.bottom + 6) continue;
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ point, text, place }];
    }
    return [];
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function yearTicks(first: number, last: number): number[] {
  if (last - first <= 5) return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const stepBy = Math.ceil((last - first) / 4);
  const ticks: number[] = [];
  for (let year = first; year <= last - stepBy * 0.8; year += stepBy) ticks.push(year);
  return [...ticks, last];
}

interface MarkProps {
  readonly point: Point;
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly label: string;
}

function Mark({ point, x, y, label }: MarkProps) {
  const [left, right, at] = [x(point.from), x(point.to), y(point.y)];
  const isTarget = point.status === 'target';
  const kind = isTarget ? 'target' : 'outcome';
  const go = () => selectObservation(point.observation);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own
    <g
      class={`point${point.disagree ? ' disagrees' : ''}`}
      role="button"
      tabindex={0}
      aria-label={label}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          go();
        }
      }}
    >
      <title>{label}</title>
      <circle class="hit" cx={right} cy={at} r="12" />
      {left !== right && <line class={`span ${kind}`} x1={left} x2={right} y1={at} y2={at} />}
      {point.qualifier === 'ge' || point.qualifier === 'gt' ? (
        <path
          class={`caret ${kind}`}
          d={`M${right - 5} ${at + 3} L${right} ${at - 3} L${right + 5} ${at + 3}`}
        />
      ) : point.qualifier === 'le' || point.qualifier === 'lt' ? (
        <path
          class={`caret ${kind}`}
          d={`M${right - 5} ${at - 3} L${right} ${at + 3} L${right + 5} ${at - 3}`}
        />
      ) : isTarget ? (
        <path class="target" d={`M${right} ${at - 5} l5 5 l-5 5 l-5 -5 Z`} />
      ) : (
        <circle class="outcome" cx={right} cy={at} r="4" />
      )}
      {point.qualifier === 'range' && !Number.isNaN(point.lower) && !Number.isNaN(point.upper) && (
        <line class={`span ${kind}`} x1={right} x2={right} y1={y(point.lower)} y2={y(point.upper)} />
      )}
    </g>
  );
}

/** How many observations of each measure tell outcomes, and how many targets. */
function MeasuresByStatus() {
  const l = lang.value;
  const numbers = ledger();
  const counts = new Map<string, { actual: number; target: number }>();
  for (let row = 0; row < numbers.length; row++) {
    if (numbers.observation(row) < 0) continue;
    const measure = numbers.cell(row, 'measure');
    const own = counts.get(measure) ?? { actual: 0, target: 0 };
    if (numbers.cell(row, 'status') === 'target') own.target += 1;
    else own.actual += 1;
    counts.set(measure, own);
  }
  const rows = [...counts].sort((a, b) => b[1].actual + b[1].target - a[1].actual - a[1].target);
  const largest = Math.max(1, ...rows.map(([, { actual, target }]) => actual + target));
  return (
    <section class="card">
      <h2>{say('measures_by_status', l)}</h2>
      <Bars
        rows={rows.map(([measure, { actual, target }]) => ({
          label: sayValue('measure', measure, l),
          parts: [
            { kind: 'outcome', n: actual },
            { kind: 'target', n: target },
          ],
          href: `#filter=measure:${measure}&view=review`,
        }))}
        largest={largest}
      />
    </section>
  );
}

const BINS = 10;

/** How sure the program is of its observations, where the dataset says so. */
function Confidence() {
  const l = lang.value;
  const numbers = ledger();
  if (!numbers.columns.includes('confidence')) return null;
  const bins = Array.from({ length: BINS }, () => 0);
  for (let row = 0; row < numbers.length; row++) {
    const cell = numbers.observation(row) < 0 ? '' : numbers.cell(row, 'confidence');
    if (cell === '') continue;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(Number(cell) * BINS)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const lowest = bins.findIndex((n) => n > 0);
  const rows = bins.map((n, i) => ({
    label: `${(i / BINS).toFixed(1)}–${((i + 1) / BINS).toFixed(1)}`,
    parts: [{ kind: 'outcome', n }],
    href: `#filter=${encodeURIComponent(`confidence:>=${i / BINS}${i < BINS - 1 ? ` confidence:<${(i + 1) / BINS}` : ''}`)}&view=review`,
  }));
  return (
    <section class="card">
      <h2>{say('confidence_of', l)}</h2>
      <Bars rows={rows.slice(Math.max(0, lowest)).reverse()} largest={Math.max(1, ...bins)} />
    </section>
  );
}

interface BarsProps {
  readonly rows: readonly {
    readonly label: string;
    readonly parts: readonly { readonly kind: string; readonly n: number }[];
    readonly href: string;
  }[];
  readonly largest: number;
}

function Bars({ rows, largest }: BarsProps) {
  return (
    <table class="bars">
      <tbody>
        {rows.map(({ label, parts, href }) => (
          <tr key={label}>
            <th scope="row">
              <a href={href}>{label}</a>
            </th>
            <td class="bar-cell">
              <span class="bar">
                {parts
                  .filter(({ n }) => n > 0)
                  .map(({ kind, n }) => (
                    <span key={kind} class={kind} style={{ width: `${(n / largest) * 100}%` }} />
                  ))}
              </span>
            </td>
            <td class="number">{parts.map(({ n }) => count(n)).join(' + ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
