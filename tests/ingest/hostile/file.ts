/** A file to be read, and what it is there for. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
