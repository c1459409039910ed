import type { RuleBook } from '../rules/book.ts';
import { RuleError } from '../rules/errors.ts';
import { DERIVED_DIMENSIONS } from './dimension.ts';
import { foldName } from './fold.ts';

/**
 * What the schema of the dictionary cannot say: its dimensions are those of units, and no two indicators have names
 * that differ only in typography.
 * @throws RuleError for the first mistake
 */
export function checkDictionary({ packs }: RuleBook): void {
  const dimensions = new Set(DERIVED_DIMENSIONS);
  for (const pack of packs) {
    if (pack.kind === 'units') for (const { dimension } of pack.content.groups) dimensions.add(dimension);
  }
  const owners = new Map<string, string>();
  for (const pack of packs) {
    if (pack.kind !== 'indicators') continue;
    for (const { id, name_zh, aliases, dimension } of pack.content.indicators) {
      if (!dimensions.has(dimension)) {
        const known = [...dimensions].sort().join(', ');
        throw new RuleError(pack.file, `${id}: no unit has the dimension "${dimension}"; there are ${known}`);
      }
      for (const name of [name_zh, ...aliases]) {
        const owner = owners.get(foldName(name));
        if (owner !== undefined && owner !== id) {
          throw new RuleError(pack.file, `${id}: "${name}" is a name of ${owner} already`);
        }
        owners.set(foldName(name), id);
      }
    }
  }
}
