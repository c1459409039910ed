import type { Pack } from './book.ts';

/** Something in a pack that compiles but that its author hardly meant. */
export interface RuleWarning {
  readonly file: string;
  readonly message: string;
}

/** Words listed twice, units listed twice (the first listing counts), and units that measure nothing. */
export function findWarnings(packs: readonly Pack[]): RuleWarning[] {
  return [...doubledWords(packs), ...doubledUnits(packs), ...unmeasuredUnits(packs)];
}

function doubledWords(packs: readonly Pack[]): RuleWarning[] {
  const owners = new Map<string, string>();
  return packs.flatMap(({ file, kind, content }) => {
    if (kind !== 'lexicon') return [];
    return content.lexemes.flatMap(({ class: wordClass, words }) =>
      (Array.isArray(words) ? words : Object.keys(words)).flatMap((word) => {
        const key = `${wordClass} ${word}`;
        const owner = owners.get(key);
        owners.set(key, owner ?? file);
        if (owner === undefined) return [];
        return [
          { file, message: `"${word}" stands twice in the class ${wordClass}${elsewhere(owner, file)}` },
        ];
      }),
    );
  });
}

function doubledUnits(packs: readonly Pack[]): RuleWarning[] {
  const owners = new Map<string, { file: string; dimension: string }>();
  return groupsOf(packs).flatMap(({ file, group: { dimension, units } }) =>
    Object.keys(units).flatMap((unit) => {
      const owner = owners.get(unit);
      owners.set(unit, owner ?? { file, dimension });
      if (!owner) return [];
      const message = `the unit "${unit}" stands twice${elsewhere(owner.file, file)}; it is read as ${owner.dimension}`;
      return [{ file, message }];
    }),
  );
}

function unmeasuredUnits(packs: readonly Pack[]): RuleWarning[] {
  return groupsOf(packs)
    .filter(({ group }) => group.dimension.trim() === '')
    .map(({ file, group }) => {
      const units = Object.keys(group.units).slice(0, 3).join(', ');
      return { file, message: `a group of class ${group.class} has no dimension (${units} …)` };
    });
}

function groupsOf(packs: readonly Pack[]) {
  return packs.flatMap(({ file, kind, content }) =>
    kind === 'units' ? content.groups.map((group) => ({ file, group })) : [],
  );
}

function elsewhere(owner: string, file: string): string {
  return owner === file ? '' : `, first in ${owner}`;
}
