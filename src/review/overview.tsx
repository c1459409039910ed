import type { ComponentChildren } from 'preact';
import { ChartGrid } from './charts.tsx';
import { Pending } from './corrections.tsx';
import { multiplesOf } from './series.ts';
import { filter, lang, selectObservation, shownDocument, view } from './state.ts';
import { ledger, report } from './store.ts';
import { sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

const CHARTS_SHOWN = 6;
const SEVERITIES = ['error', 'warning', 'note'];

export function Overview() {
  const l = lang.value;
  const { edition, notices, series } = report();
  const charts = multiplesOf(series);
  return (
    <div class="page overview">
      <header class="hero">
        <h1>
          {edition.dataset}
          {edition.version && <span class="version">{edition.version}</span>}
        </h1>
        <Figures />
        <FateBar />
      </header>
      {notices.map((notice) => (
        <p class="notice" key={notice.en}>
          {notice[l]}
        </p>
      ))}
      <Failures />
      <Pending />
      <div class="overview-columns">
        <Documents />
        <Findings />
      </div>
      {charts.length > 0 && (
        <section class="card wide">
          <header class="card-head">
            <h2>{say('main_indicators', l)}</h2>
            <a href="#view=charts">{say('more_charts', l)} →</a>
          </header>
          <ChartGrid charts={charts.filter(({ measure }) => measure === 'level').slice(0, CHARTS_SHOWN)} />
        </section>
      )}
      <footer class="colophon faint">
        {say('made_by', l)} {edition.engine}
      </footer>
    </div>
  );
}

function Figures() {
  const l = lang.value;
  const numbers = ledger();
  const { changes, edition, observations } = report();
  const unexplained = countFates().unexplained;
  const changed = changes
    ? [
        `+${count(changes.summary.added)}`,
        `−${count(changes.summary.removed)}`,
        `~${count(changes.summary.changed)}`,
      ].join(' ')
    : '';
  return (
    <dl class="figures">
      <Figure label={say('documents', l)}>{count(numbers.documents.length)}</Figure>
      <Figure label={say('observations', l)} href="#filter=&view=review">
        {count(observations.length)}
      </Figure>
      <Figure label={say('accounted', l)} title={say('accounted_note', l)}>
        {share(numbers.length - unexplained, numbers.length)}
        <small>%</small>
      </Figure>
      <Figure label={say('unexplained', l)} href="#filter=fate:unexplained&view=review">
        {count(unexplained)}
      </Figure>
      <Figure label={say('findings', l)}>{count(numbers.findings.length)}</Figure>
      <Figure
        label={changes ? `${say('since', l)} ${changes.summary.before}` : say('changes', l)}
        {...(changes && { href: '#view=changes' })}
      >
        {changed || (
          <small>{say(edition.version && !edition.parent ? 'first_version' : 'no_parent', l)}</small>
        )}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly title?: string;
  readonly href?: string;
  readonly children: ComponentChildren;
}

function Figure({ label, title, href, children }: FigureProps) {
  return (
    <div title={title}>
      <dt>{label}</dt>
      <dd>{href ? <a href={href}>{children}</a> : children}</dd>
    </div>
  );
}

/** Percent with two decimals, rounded down so that only a whole is 100. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '—';
  const hundredths = Math.floor((part * 10_000) / whole);
  return part === whole ? '100' : (hundredths / 100).toFixed(2);
}

function countFates(): Record<'observed' | 'set_aside' | 'unexplained', number> {
  const numbers = ledger();
  const counts = { observed: 0, set_aside: 0, unexplained: 0 };
  for (let row = 0; row < numbers.length; row++) counts[numbers.fate(row) as keyof typeof counts] += 1;
  return counts;
}

function FateBar() {
  const l = lang.value;
  const counts = countFates();
  return (
    <figure class="fate-figure">
      <Stack counts={counts} />
      <figcaption>
        {(['observed', 'set_aside', 'unexplained'] as const).map((fate) => (
          <a key={fate} class="legend-item" href={`#filter=fate:${fate}&view=review`}>
            <span class="swatch" data-fate={fate} />
            {say(fate, l)} <b>{count(counts[fate])}</b>
          </a>
        ))}
      </figcaption>
    </figure>
  );
}

/** Shares of a whole side by side; what is there is seen, however small. */
function Stack({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const l = lang.value;
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const label = Object.entries(counts)
    .map(([fate, n]) => `${say(fate as WordKey, l)} ${n}`)
    .join(', ');
  return (
    <div class="stack" role="img" aria-label={label}>
      {Object.entries(counts)
        .filter(([, n]) => n > 0)
        .map(([fate, n]) => (
          <span key={fate} data-fate={fate} style={{ flexGrow: String(n / Math.max(1, total)) }} />
        ))}
    </div>
  );
}

function Documents() {
  const l = lang.value;
  const { sources } = report();
  return (
    <section class="card">
      <header class="card-head">
        <h2>{say('documents', l)}</h2>
      </header>
      <table class="plain-table documents">
        <thead>
          <tr>
            <th scope="col">{say('document', l)}</th>
            <th scope="col">{say('years', l)}</th>
            <th scope="col" class="number">
              {say('observations', l)}
            </th>
            <th scope="col">{say('fates_by_document', l)}</th>
            <th scope="col" class="number">
              {say('coverage', l)}
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger().documents.map(({ id, cell }, i) => {
            const counts = {
              observed: Number(cell('observed')),
              set_aside: Number(cell('set_aside')),
              unexplained: Number(cell('unexplained')),
            };
            const isRefused = sources[i] === 'refused';
            return (
              <tr key={id}>
                <th scope="row">
                  <a href={`#doc=${encodeURIComponent(id)}`} onClick={(event) => open(event, i)}>
                    <bdi>{cell('title') || cell('source_file')}</bdi>
                  </a>
                  <small>
                    {isRefused
                      ? `${say('refused', l)}: ${cell('reason')}`
                      : [cell('place'), sayValue('kind', cell('kind'), l)].filter(Boolean).join(' · ')}
                    {sources[i] === 'missing' && <em>{say('only_quotes', l)}</em>}
                  </small>
                </th>
                <td class="tabular nowrap">
                  {[cell('reference_year'), cell('plan_year').replace('/', '–')].filter(Boolean).join(' → ')}
                </td>
                <td class="number">{count(Number(cell('observations')))}</td>
                <td>{!isRefused && <Stack counts={counts} />}</td>
                <td class="number">
                  {isRefused
                    ? '—'
                    : `${share(Number(cell('numerals')) - counts.unexplained, Number(cell('numerals')))}%`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function open(event: MouseEvent, document: number): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  shownDocument.value = document;
  view.value = 'review';
}

function Findings() {
  const l = lang.value;
  const { findings } = ledger();
  const ordered = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const shown = ordered.slice(0, 200);
  return (
    <section class="card">
      <header class="card-head">
        <h2>{say('findings', l)}</h2>
        <span class="faint tabular">{count(findings.length)}</span>
      </header>
      {findings.length === 0 && <p class="empty">{say('no_findings', l)}</p>}
      <ul class="finding-list" tabIndex={findings.length > 0 ? 0 : -1} aria-label={say('findings', l)}>
        {shown.map((finding) => (
          <li key={finding.id} class={finding.severity}>
            <button
              type="button"
              disabled={finding.observations.length === 0}
              onClick={() => {
                filter.value = '';
                const [first] = finding.observations;
                if (first) selectObservation(first);
              }}
            >
              <span class="severity">{say(`severity_${finding.severity}` as WordKey, l)}</span>
              <span class="check">{sayValue('check', finding.check, l)}</span>
              <span class="message">{l === 'zh' ? finding.zh : finding.en}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <p class="faint">
          {count(shown.length)} / {count(findings.length)}
        </p>
      )}
    </section>
  );
}

const FAILURES_SHOWN = 50;

function Failures() {
  const l = lang.value;
  const { failures } = report();
  if (failures.length === 0) return null;
  return (
    <section class="card failures" role="alert">
      <h2>
        {say('evidence_failed', l)} <span class="tabular">{count(failures.length)}</span>
      </h2>
      <ul>
        {failures.slice(0, FAILURES_SHOWN).map(({ document_id, start, expected, found }) => (
          <li key={`${document_id} ${start} ${expected}`}>
            <a href={`#doc=${encodeURIComponent(document_id)}&at=${start}`}>
              {document_id} {start}
            </a>
            : {say('expected', l)} “<bdi>{expected}</bdi>”, {say('found', l)} “<bdi>{found}</bdi>”
          </li>
        ))}
      </ul>
    </section>
  );
}
