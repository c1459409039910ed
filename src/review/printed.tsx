import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lastSection, statedValue } from './figures.ts';
import { filter, lang, shown } from './state.ts';
import { ledger, report } from './store.ts';
import { sayValue } from './value_words.ts';
import { count, say } from './words.ts';

/** More rows than this nobody prints; the download has them. */
const MOST_ROWS = 3000;

/** The filtered rows as a plain table, on paper only: made when printing begins, and gone when it ends. */
export function Printed() {
  const isPrinting = useSignal(false);
  useEffect(() => {
    const begin = () => {
      isPrinting.value = true;
    };
    const end = () => {
      isPrinting.value = false;
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    const media = matchMedia('print');
    const change = () => (media.matches ? begin() : end());
    media.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      media.removeEventListener('change', change);
    };
  }, []);
  return isPrinting.value ? <PrintedTable /> : null;
}

function PrintedTable() {
  const l = lang.value;
  const numbers = ledger();
  const { edition } = report();
  const rows = Array.from(shown.value.subarray(0, MOST_ROWS));
  const left = shown.value.length - rows.length;
  return (
    <div class="printed">
      <h1>
        {edition.dataset} {edition.version}
      </h1>
      <p>
        {say('printed_filter', l)}: {filter.value || say('observations', l)} · {count(rows.length)}{' '}
        {say('rows', l)} · {say('of', l)} {count(numbers.length)} · {say('printed_left_out', l)}{' '}
        {count(numbers.length - shown.value.length + left)} · zhibiao {edition.engine}
      </p>
      <table>
        <thead>
          <tr>
            {(
              ['document', 'indicator', 'value', 'measure', 'status', 'period', 'quote', 'rule'] as const
            ).map((key) => (
              <th key={key} scope="col">
                {say(key, l)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const cell = (name: string) => numbers.cell(row, name);
            return (
              <tr key={row}>
                <td>{cell('document_id')}</td>
                <td>{cell('indicator') || numbers.numberCell(row, 'text')}</td>
                <td class="number">
                  {statedValue(numbers, row)}
                  {cell('unit')}
                </td>
                <td>{sayValue('measure', cell('measure'), l) || sayValue('reason', cell('reason'), l)}</td>
                <td>{sayValue('status', cell('status'), l)}</td>
                <td>{cell('period').replace('/', '–')}</td>
                <td>{cell('quote') || lastSection(numbers, row)}</td>
                <td>{cell('rule_id')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
