import type { Pack } from '../../rules/book.ts';
import type { CauseKind } from '../difference.ts';
import type { Candidate, Choice } from './candidate.ts';
import { type Entry, entriesOf, readsAlike, withEntries } from './entries.ts';

/** In what the rules of two versions differ, and the packs that lie between them. */
export interface RuleChanges {
  readonly candidates: readonly Candidate[];
  /** The packs in which the candidates chosen are as in the later version, in the order in which they are read. */
  mix(choice: Choice): Pack[];
}

/** One rule file whose content differs, or that is in one of the versions only. */
interface FileChange {
  readonly candidates: readonly Candidate[];
  mix(choice: Choice): readonly (Pack | undefined)[];
}

export function compareRules(before: readonly Pack[], after: readonly Pack[]): RuleChanges {
  const old = new Map(before.map((pack) => [pack.file, pack]));
  const current = new Map(after.map((pack) => [pack.file, pack]));
  const files = [...new Set([...old.keys(), ...current.keys()])];
  const same = files.flatMap((file) => {
    const pack = old.get(file);
    return pack && pack.sha256 === current.get(file)?.sha256 ? [pack] : [];
  });
  const gone = before.filter(({ file }) => !current.has(file));
  const moved = new Map(
    after.flatMap((pack) => {
      const from = old.has(pack.file) ? undefined : gone.find(({ sha256 }) => sha256 === pack.sha256);
      return from ? [[from, pack] as const] : [];
    }),
  );
  const settled = new Set([...same, ...moved.keys(), ...moved.values()].map(({ file }) => file));
  const changes = [
    ...[...moved].map(([from, to]) => wholeFile(from, to)),
    ...files.filter((file) => !settled.has(file)).map((file) => fileChange(old.get(file), current.get(file))),
  ];
  return {
    candidates: changes.flatMap(({ candidates }) => candidates),
    mix(choice) {
      const mixed = changes.flatMap((change) => change.mix(choice)).filter((pack) => pack !== undefined);
      return [...same, ...mixed].sort((a, b) => (a.file < b.file ? -1 : 1));
    },
  };
}

export function kindOfRule({ file, kind }: { readonly file: string; readonly kind?: string }): CauseKind {
  if (kind === 'indicators' || file.startsWith('indicators/')) return 'dictionary';
  return kind === 'corrections' || file.startsWith('corrections/') ? 'correction' : 'rule';
}

function fileChange(before: Pack | undefined, after: Pack | undefined): FileChange {
  const pack = (after ?? before)!;
  const [old, current] = [before, after].map((one) => (one ? entriesOf(one) : []));
  const isOneOfAKind = pack.kind === 'confidence' && (!before || !after);
  if (!old || !current || isOneOfAKind || (before && before.kind !== pack.kind))
    return wholeFile(before, after);
  const [oldByName, byName] = [old, current].map(
    (entries) => new Map(entries.map((entry) => [entry.name, entry])),
  );
  const names = mergeOrder([...oldByName!.keys()], [...byName!.keys()]);
  const isChanged = (name: string) => {
    const [was, is] = [oldByName!.get(name), byName!.get(name)];
    return !was || !is || !readsAlike(was, is);
  };
  const changed = new Set(names.filter(isChanged));
  const { file } = pack;
  const kind = kindOfRule(pack);
  const candidate = ({
    name,
    token,
    isWord = false,
  }: Pick<Entry, 'name' | 'token' | 'isWord'>): Candidate => ({
    id: `${file}#${name}`,
    cause: { kind, entry: name, file },
    token,
    isWord,
  });
  const order = [...byName!.keys()].filter((name) => oldByName!.has(name));
  const oldOrder = [...oldByName!.keys()].filter((name) => byName!.has(name));
  const isReordered = order.join('\n') !== oldOrder.join('\n');
  const laterNames = isReordered ? mergeOrder([...byName!.keys()], [...oldByName!.keys()]) : names;
  return {
    candidates: [
      ...[...changed].map((name) => candidate((byName!.get(name) ?? oldByName!.get(name))!)),
      ...(isReordered ? [candidate({ name: 'order', token: '' })] : []),
    ],
    mix(choice) {
      const pick = (name: string): Entry | undefined =>
        (choice.has(`${file}#${name}`) || !changed.has(name) ? byName : oldByName)!.get(name);
      const ordered = choice.has(`${file}#order`) ? laterNames : names;
      return [
        withEntries(
          pack,
          ordered.flatMap((name) => pick(name) ?? []),
        ),
      ];
    },
  };
}

/** A file that was renamed, that became a pack of another kind, or that means something only as a whole. */
function wholeFile(before: Pack | undefined, after: Pack | undefined): FileChange {
  const pack = (after ?? before)!;
  const name = before && after && before.file !== after.file ? `${before.file} → ${after.file}` : pack.file;
  const candidate: Candidate = {
    id: name,
    cause: { kind: kindOfRule(pack), entry: '', file: name },
    token: '',
    isWord: false,
  };
  return { candidates: [candidate], mix: (choice) => [choice.has(name) ? after : before] };
}

/**
 * The names of both lists: the first in its own order, what only the second has before its neighbour there, so that an
 * entry stands behind the one whose place it takes.
 */
function mergeOrder(first: readonly string[], second: readonly string[]): string[] {
  const merged = [...first];
  const known = new Set(first);
  for (let i = second.length - 1; i >= 0; i--) {
    const name = second[i]!;
    if (known.has(name)) continue;
    known.add(name);
    const neighbour = second[i + 1];
    merged.splice(neighbour === undefined ? merged.length : merged.indexOf(neighbour), 0, name);
  }
  return merged;
}
