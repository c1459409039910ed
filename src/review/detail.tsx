import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { observationTable } from '../publish/tables/observations.ts';
import type { NumberReading, ReadingShape, RuleShape } from '../report/shape.ts';
import { CorrectForm } from './correct_form.tsx';
import { CorrectionOf, Outcome } from './corrections.tsx';
import { group, roughly } from './decimals.ts';
import { canCorrect, desk, edited, openForm } from './desk.ts';
import { statedValue } from './figures.ts';
import { MarkedQuote } from './quotes.tsx';
import { isSmall } from './screen.ts';
import { hashOf, lang, pane, select, selected, selectObservation, shownDocument, step } from './state.ts';
import { documents, ledger, report } from './store.ts';
import { titleOf } from './text_pane.tsx';
import { sayReason, sayValue } from './value_words.ts';
import { count, say, type WordKey } from './words.ts';

export function Detail() {
  const row = selected.value;
  const l = lang.value;
  const kind = row < 0 ? ' is-empty' : edited.value === row ? ' is-edited' : '';
  return (
    <section
      class={`detail${kind}${desk.value ? ' can-write' : ''}`}
      data-pane="detail"
      aria-label={say('detail', l)}
    >
      {row < 0 ? <p class="empty">{say('pick', l)}</p> : <Chosen key={row} row={row} />}
    </section>
  );
}

interface RowProps {
  readonly row: number;
}

function Chosen({ row }: RowProps) {
  return (
    <>
      <Bar row={row} />
      {desk.value && <Outcome />}
      {edited.value === row ? (
        <div class="detail-columns with-form">
          <Evidence row={row} />
          <CorrectForm row={row} />
        </div>
      ) : (
        <div class="detail-columns">
          <Statement row={row} />
          <Evidence row={row} />
          <Decision row={row} />
        </div>
      )}
    </>
  );
}

function Bar({ row }: RowProps) {
  const l = lang.value;
  const copied = useSignal(false);
  const copy = async () => {
    const url = location.href.split('#')[0] + hashOf(row);
    await navigator.clipboard?.writeText(url).catch(() => undefined);
    copied.value = true;
  };
  return (
    <div class="detail-bar">
      {canCorrect(row) && edited.value !== row && (
        <button
          type="button"
          class="primary correct-button"
          title={`${say('correct', l)}  e`}
          onClick={openForm}
        >
          {say('correct', l)}
        </button>
      )}
      <button
        type="button"
        class="icon"
        aria-label={say('previous', l)}
        title={`${say('previous', l)}  k`}
        onClick={() => step(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="icon"
        aria-label={say('next', l)}
        title={`${say('next', l)}  j`}
        onClick={() => step(1)}
      >
        ↓
      </button>
      <button type="button" class="plain only-small" onClick={showInText}>
        {say('show_in_text', l)}
      </button>
      <button type="button" class="plain" onClick={copy}>
        <span aria-live="polite">{say(copied.value ? 'copied' : 'copy_link', l)}</span>
      </button>
      <button
        type="button"
        class="icon"
        aria-label={say('close', l)}
        title={`${say('close', l)}  Esc`}
        onClick={close}
      >
        ×
      </button>
    </div>
  );
}

function showInText(): void {
  shownDocument.value = ledger().document(selected.value);
  pane.value = 'text';
}

function close(): void {
  select(-1);
  if (isSmall()) pane.value = 'table';
}

function Statement({ row }: RowProps) {
  const l = lang.value;
  const numbers = ledger();
  const cell = (name: string) => numbers.cell(row, name);
  const fate = numbers.fate(row);
  if (fate !== 'observed') {
    return (
      <div class="statement">
        <p class="fate-line">
          <span class="dot" data-fate={fate} />
          {say(fate as WordKey, l)}
        </p>
        <p class="figure">
          <bdi>{numbers.numberCell(row, 'text')}</bdi>
        </p>
        {fate === 'set_aside' && <h2 class="what">{sayValue('reason', cell('reason'), l)}</h2>}
        <CorrectionOf row={row} />
      </div>
    );
  }
  const facts: readonly (readonly [WordKey, ComponentChildren])[] = [
    ['normalized', <Normalized key="n" row={row} />],
    ['area', cell('area')],
    ['scope', cell('scope')],
    ['confidence', cell('confidence')],
    ['doubts', cell('doubts').replaceAll(' ', ', ')],
  ];
  const chips = [
    sayValue('measure', cell('measure'), l),
    cell('period').replace('/', '–'),
    sayValue('basis', cell('basis'), l),
    cell('geo_scope') === 'unstated' ? '' : sayValue('geo_scope', cell('geo_scope'), l),
    cell('obs_status') === 'A' ? '' : sayValue('obs_status', cell('obs_status'), l),
    cell('qualifier') === 'eq' ? '' : sayValue('qualifier', cell('qualifier'), l),
  ];
  return (
    <div class="statement">
      <h2 class="what">
        <bdi>{cell('indicator')}</bdi>
      </h2>
      <p class="id">{cell('indicator_id')}</p>
      <p class="figure">
        {statedValue(numbers, row)}
        <small>{cell('unit')}</small>
      </p>
      <p class="chips">
        <span class={`status ${cell('status')}`}>{sayValue('status', cell('status'), l)}</span>
        {chips.filter(Boolean).map((chip) => (
          <span class="chip" key={chip}>
            {chip}
          </span>
        ))}
      </p>
      <dl>
        {facts
          .filter(([, content]) => content !== '')
          .map(([label, content]) => (
            <div key={label}>
              <dt>{say(label, l)}</dt>
              <dd>{content}</dd>
            </div>
          ))}
      </dl>
      <CorrectionOf row={row} />
    </div>
  );
}

function Normalized({ row }: RowProps) {
  const l = lang.value;
  const { cell } = ledger();
  const [value, lower, upper] = [cell(row, 'normalized_value'), cell(row, 'lower'), cell(row, 'upper')];
  if (value === '') return <span>—</span>;
  return (
    <>
      <span class="tabular">
        {group(value)} {cell(row, 'normalized_unit')}
      </span>
      <span class="bounds tabular">
        <Interval value={roughly(value)} lower={roughly(lower)} upper={roughly(upper)} />
        {lower === '' ? say('open', l) : group(lower)} … {upper === '' ? say('open', l) : group(upper)}
      </span>
    </>
  );
}

const WIDTH = 96;
const MARGIN = 10;

/** The interval that qualifier and rounding imply, open ends as arrows. */
function Interval({ value, lower, upper }: { value: number; lower: number; upper: number }) {
  const isExact = lower === upper;
  const inner = WIDTH - 2 * MARGIN;
  const at = (x: number) =>
    Number.isNaN(lower) || Number.isNaN(upper) || isExact
      ? Number.isNaN(lower) && !isExact
        ? WIDTH - MARGIN
        : Number.isNaN(upper)
          ? MARGIN
          : WIDTH / 2
      : MARGIN + ((x - lower) / (upper - lower)) * inner;
  return (
    <svg class="interval" width={WIDTH} height="12" viewBox={`0 0 ${WIDTH} 12`} aria-hidden="true">
      {!isExact && <line x1={MARGIN} x2={WIDTH - MARGIN} y1="6" y2="6" />}
      {!isExact &&
        (Number.isNaN(lower) ? (
          <path d="M12 2 L6 6 L12 10" />
        ) : (
          <line x1={MARGIN} x2={MARGIN} y1="2" y2="10" />
        ))}
      {!isExact &&
        (Number.isNaN(upper) ? (
          <path d={`M${WIDTH - 12} 2 L${WIDTH - 6} 6 L${WIDTH - 12} 10`} />
        ) : (
          <line x1={WIDTH - MARGIN} x2={WIDTH - MARGIN} y1="2" y2="10" />
        ))}
      <circle cx={at(value)} cy="6" r="3.5" />
    </svg>
  );
}

function Evidence({ row }: RowProps) {
  const l = lang.value;
  const numbers = ledger();
  const cell = (name: string) => numbers.cell(row, name);
  const document = numbers.documents[numbers.document(row)]!;
  const failures = report().failures.filter(
    (one) => one.document_id === document.id && one.start === numbers.start(row),
  );
  const page = cell('page');
  return (
    <div class="evidence">
      <h3>{say('quote', l)}</h3>
      {failures.map(({ expected, found }) => (
        <p class="failed" key={expected} role="alert">
          {say('evidence_failed', l)}: {say('expected', l)} “<bdi>{expected || say('nothing', l)}</bdi>”,{' '}
          {say('found', l)} “<bdi>{found || say('nothing', l)}</bdi>”
        </p>
      ))}
      <blockquote lang="zh-CN">
        {numbers.observation(row) >= 0 ? <MarkedQuote row={row} /> : <Around row={row} />}
      </blockquote>
      <p class="source">
        {titleOf(document.cell, document.id)}
        {cell('section') && <span> › {cell('section').replaceAll(' / ', ' › ')}</span>}
      </p>
      <p class="source faint tabular">
        {document.cell('source_file')}
        {page && ` · ${say('page', l)} ${page}`} · {numbers.start(row)}–{numbers.end(row)} · SHA-256{' '}
        {document.cell('sha256').slice(0, 12)}…
      </p>
      <Findings id={cell('observation_id')} />
      <OtherStatements row={row} />
    </div>
  );
}

const AROUND = 28;

/** What stands around a number that is no observation, and so has no quote. */
function Around({ row }: RowProps) {
  const numbers = ledger();
  const text = documents.value.get(numbers.document(row))?.text;
  const [start, end] = [numbers.start(row), numbers.end(row)];
  const own = (
    <mark data-m={String(row)} data-fate={numbers.fate(row)}>
      {numbers.numberCell(row, 'text')}
    </mark>
  );
  if (text === undefined) return <bdi>{own}</bdi>;
  const flat = (part: string) => part.replace(/\s*\n\s*/g, '');
  return (
    <bdi>
      …{flat(text.slice(Math.max(0, start - AROUND), start))}
      {own}
      {flat(text.slice(end, end + AROUND))}…
    </bdi>
  );
}

function Findings({ id }: { readonly id: string }) {
  const l = lang.value;
  return (
    <>
      {ledger()
        .findingsOf(id)
        .map((finding) => (
          <p class={`finding ${finding.severity}`} key={finding.id}>
            <b>{sayValue('check', finding.check, l)}</b> {l === 'zh' ? finding.zh : finding.en}{' '}
            {finding.observations
              .filter((one) => one !== id)
              .map((one) => (
                <ToObservation key={one} id={one} />
              ))}
          </p>
        ))}
    </>
  );
}

function ToObservation({ id }: { readonly id: string }) {
  const numbers = ledger();
  const row = numbers.rowOfObservation(id);
  if (row === undefined) return null;
  return (
    <a
      href={hashOf(row)}
      onClick={(event) => {
        event.preventDefault();
        selectObservation(id);
      }}
    >
      {statedValue(numbers, row)}
      {numbers.cell(row, 'unit')} →
    </a>
  );
}

const SAME = ['indicator_id', 'measure', 'period', 'status', 'area', 'scope', 'basis'];
const MOST_OTHERS = 6;

/** The same quantity in other documents, for comparison. */
function OtherStatements({ row }: RowProps) {
  const l = lang.value;
  const numbers = ledger();
  if (numbers.cell(row, 'indicator_id') === '') return null;
  const key = (one: number) => SAME.map((name) => numbers.cell(one, name)).join('\u001f');
  const own = key(row);
  const others: number[] = [];
  for (let one = 0; one < numbers.length && others.length < MOST_OTHERS; one++) {
    const isOther = one !== row && numbers.observation(one) >= 0;
    if (
      isOther &&
      numbers.cell(one, 'indicator_id') === numbers.cell(row, 'indicator_id') &&
      key(one) === own
    ) {
      others.push(one);
    }
  }
  if (others.length === 0) return null;
  return (
    <div class="others-stated">
      <h3>{say('other_statements', l)}</h3>
      <ul>
        {others.map((one) => {
          const document = numbers.documents[numbers.document(one)]!;
          return (
            <li key={one}>
              <ToObservation id={numbers.cell(one, 'observation_id')} />{' '}
              <span class="faint">{titleOf(document.cell, document.id)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Decision({ row }: RowProps) {
  const l = lang.value;
  const numbers = ledger();
  const reading = documents.value.get(numbers.document(row))?.reading;
  const number = reading?.numbers[numbers.start(row)];
  const fate = numbers.fate(row);
  const own = number?.rule === undefined ? undefined : reading?.rules[number.rule];
  const rule: RuleShape | undefined =
    own ??
    (numbers.cell(row, 'rule_id') ? { id: numbers.cell(row, 'rule_id'), why: '', file: '' } : undefined);
  return (
    <div class="decision">
      <h3>{say(fate === 'set_aside' ? 'set_aside_by' : 'read_by', l)}</h3>
      {rule ? (
        <p class="rule">
          <code>{rule.id}</code> <span class="faint">{rule.file}</span>
          {rule.why && <span class="why">{rule.why}</span>}
        </p>
      ) : (
        <p class="rule">{say(reading ? 'no_rule' : 'no_reading', l)}</p>
      )}
      {number?.differs && <p class="failed">{say('differs', l)}</p>}
      {reading && number ? (
        <>
          <HowRead reading={reading} number={number} />
          <Losers reading={reading} number={number} />
        </>
      ) : (
        rule && <p class="faint">{say('no_reading', l)}</p>
      )}
      <Fields row={row} />
    </div>
  );
}

interface ReadProps {
  readonly reading: ReadingShape;
  readonly number: NumberReading;
}

function HowRead({ reading, number }: ReadProps) {
  const l = lang.value;
  const quantity = number.quantity === undefined ? undefined : reading.quantities[number.quantity];
  const words = number.words === undefined ? [] : (reading.words[number.words] ?? []);
  return (
    <>
      {quantity && (
        <p class="faint">
          {[sayValue('form', quantity.form, l), quantity.unitClass, quantity.dimension]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {words.length > 0 && (
        <p class="faint">
          {say('words_between', l)}:{' '}
          {words.map(([text, classes]) => (
            <span class="word" key={text} title={classes}>
              {text} <small>{classes}</small>
            </span>
          ))}
        </p>
      )}
      {number.sharedWith && (
        <p class="faint">
          {say('shared_with', l)}
          <b>{number.sharedWith}</b>
        </p>
      )}
    </>
  );
}

function Losers({ reading, number }: ReadProps) {
  const l = lang.value;
  const losers = number.losers === undefined ? [] : (reading.losers[number.losers] ?? []);
  if (losers.length === 0) return null;
  const near = losers.filter(([, , isNear]) => isNear === 1);
  const far = losers.filter(([, , isNear]) => isNear === 0);
  const list = (some: typeof losers) => (
    <table class="losers">
      <tbody>
        {some.map(([rule, reason]) => (
          <tr key={rule}>
            <th scope="row">
              <code>{reading.rules[rule]?.id}</code>
            </th>
            <td>{sayReason(reading.reasons[reason] ?? '', l)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      <h3>
        {say('losers', l)} <span class="faint">{count(losers.length)}</span>
      </h3>
      {near.length > 0 && list(near)}
      {far.length > 0 && (
        <details>
          <summary>
            {count(far.length)} {say('other_units', l)}
          </summary>
          {list(far)}
        </details>
      )}
    </>
  );
}

function Fields({ row }: RowProps) {
  const l = lang.value;
  const numbers = ledger();
  if (numbers.observation(row) < 0) return null;
  const labels = new Map(observationTable.columns.map((column) => [column.name as string, column]));
  return (
    <details class="fields">
      <summary>{say('all_fields', l)}</summary>
      <table class="losers">
        <tbody>
          {numbers.columns.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                <small>{labels.get(name)?.[l] ?? ''}</small>
              </th>
              <td>
                <bdi>{numbers.cell(row, name)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
