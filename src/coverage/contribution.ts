import type { ProseEntry } from '../extract/fact.ts';
import { groupBy } from '../normalize/order.ts';
import type { RuleBook } from '../rules/book.ts';
import { exampleTexts } from './example_texts.ts';
import { type Reading, ruleIdOf, UNDECIDED } from './reading.ts';
import { countRows, type LabelledReport } from './score.ts';

/** What a rule decides. */
export interface Contribution {
  /** Texts of examples and counterexamples, of whatever rule, in which it decides a number. */
  readonly examples: number;
  /** Rows it gave over the reports. */
  readonly observations: number;
  /** Numbers it set aside over the reports. */
  readonly set_aside: number;
  /** Its rows that are strictly right, and its others that count; null without labels. */
  readonly gold: { readonly right: number; readonly wrong: number } | null;
}

export interface Contributions {
  /** Every rule that decided something. */
  readonly ids: readonly string[];
  /** The contribution of any rule by its id. */
  readonly of: (id: string) => Contribution;
}

/** As all rules together were read. */
export function contributionsOf(
  rules: RuleBook,
  { read, ledgers }: Reading,
  labelled: readonly LabelledReport[],
): Contributions {
  const texts = groupBy(
    exampleTexts(rules).flatMap((text) => [...new Set(read(text).entries.map(deciderOf))]),
    (id) => id,
  );
  const entries = groupBy(ledgers.flat(), ruleIdOf);
  const of = (id: string): Contribution => {
    const own = entries.get(id) ?? [];
    const count = (fate: string) => own.filter((entry) => entry.fate === fate).length;
    const counts = labelled.map((one) => countRows(one, ledgers[one.report]!, id));
    const right = counts.reduce((sum, { strict }) => sum + strict, 0);
    const rows = counts.reduce((sum, one) => sum + one.rows, 0);
    return {
      examples: texts.get(id)?.length ?? 0,
      observations: count('observed'),
      set_aside: count('set_aside'),
      gold: labelled.length === 0 ? null : { right, wrong: rows - right },
    };
  };
  const ids = new Set([...texts.keys(), ...entries.keys()]);
  ids.delete(UNDECIDED);
  return { ids: [...ids], of };
}

function deciderOf(entry: ProseEntry): string {
  if (entry.kind === 'fact') return entry.fact.ruleId;
  return entry.kind === 'aside' ? entry.ruleId : UNDECIDED;
}
