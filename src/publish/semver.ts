/** What a version's number tells of its difference from the one before. */
export type Tier = 'major' | 'minor' | 'patch';

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** By number, not by letter: 1.10.0 comes after 1.9.0. */
export function compareVersions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

export function latestOf(names: readonly string[]): string | undefined {
  return names.filter(isVersion).sort(compareVersions).at(-1);
}

export function nextVersion(version: string, tier: Tier): string {
  const [major, minor, patch] = parts(version);
  if (tier === 'major') return `${major + 1}.0.0`;
  return tier === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function parts(version: string): [number, number, number] {
  const match = VERSION.exec(version);
  return [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
}
