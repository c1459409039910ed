import { renderCsv } from '../../publish/csv.ts';
import { fill } from '../../publish/table.ts';
import { changeTable } from '../../publish/tables/changes.ts';
import { changeRows } from '../change_rows.ts';
import type { Print } from './format.ts';

/** The table changes.csv of a version. */
export const printCsv: Print = ({ difference }) =>
  renderCsv(fill(changeTable, changeRows(difference)), false);
