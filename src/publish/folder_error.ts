/** A folder that cannot be written; the message says which and what to do. */
export class FolderError extends Error {
  /** The folder holds something that is not ours, as against a disk that does not take it. */
  readonly isForeign: boolean;
  constructor(message: string, isForeign: boolean) {
    super(message);
    this.name = 'FolderError';
    this.isForeign = isForeign;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function reasonOf(error: unknown): string {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such place',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'read-only file system',
    ENOSPC: 'no space left',
    ENOTDIR: 'a part of its path is not a folder',
    EEXIST: 'a part of its path is not a folder',
  };
  return reasons[codeOf(error)] ?? (codeOf(error) || String(error));
}
