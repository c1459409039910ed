import { createHash } from 'node:crypto';
import type { Content } from './dataset.ts';

/** SHA-256 of a file's bytes, in hex; a text is UTF-8. */
export function sha256(content: Content): string {
  const hash = createHash('sha256');
  return (typeof content === 'string' ? hash.update(content, 'utf8') : hash.update(content)).digest('hex');
}

export function byteLength(content: Content): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.length;
}

export function isSame(a: Content | undefined, b: Content | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return Buffer.compare(a, b) === 0;
}

/** A text that was read as bytes, and of a file that is not there the empty one. */
export function textOf(content: Content | undefined): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
