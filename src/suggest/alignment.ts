/** A stretch in which two names differ: what the one has where the other has `theirs`; either may be empty. */
export interface Edit {
  readonly ours: string;
  readonly theirs: string;
}

export interface Alignment {
  /** Characters that both names have, in their order. */
  readonly common: string;
  readonly edits: readonly Edit[];
}

/** The longest common subsequence of two names, and what is left of either between its parts. */
export function align(ours: string, theirs: string): Alignment {
  const [a, b] = [[...ours], [...theirs]];
  const lengths = a.map(() => new Uint16Array(b.length + 1));
  const longest = (i: number, j: number) => (i < a.length ? lengths[i]![j]! : 0);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? longest(i + 1, j + 1) + 1 : Math.max(longest(i + 1, j), lengths[i]![j + 1]!);
    }
  }
  let common = '';
  const edits: Edit[] = [];
  let [i, j, mine, other] = [0, 0, '', ''];
  const close = () => {
    if (mine || other) edits.push({ ours: mine, theirs: other });
    [mine, other] = ['', ''];
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      common += a[i];
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && longest(i + 1, j) >= (lengths[i]![j + 1] ?? 0))) {
      mine += a[i++];
    } else {
      other += b[j++];
    }
  }
  close();
  return { common, edits };
}

/** The one stretch in which two names differ; undefined where they differ in several, or share less than two characters. */
export function singleEdit(ours: string, theirs: string): Edit | undefined {
  const most = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < most && ours[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < most - head && ours[ours.length - 1 - tail] === theirs[theirs.length - 1 - tail]) tail++;
  if (head + tail < 2) return undefined;
  const edit = {
    ours: ours.slice(head, ours.length - tail),
    theirs: theirs.slice(head, theirs.length - tail),
  };
  return [...edit.ours].some((character) => edit.theirs.includes(character)) ? undefined : edit;
}
