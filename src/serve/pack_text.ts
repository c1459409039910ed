import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, parseDocument, visit, type YAMLSeq } from 'yaml';

const LIST = 'corrections';
/** Written on one line, as docs/corrections.md has them. */
const IN_ONE_LINE = new Set(['match', 'expect', 'set']);
const PRINT = { lineWidth: 0 };
const INDENT = '  ';

/** An entry of the list, its keys in the order in which they are written; the pack's schema says what it must hold. */
export type Entry = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * The text of a pack of corrections with one more at the end of its list. All that stood there stays as it was, letter
 * for letter; only a list that is not written line by line is printed anew, its comments kept.
 * @param text the pack as it stands; undefined where there is none yet.
 * @param pack the name of a pack that is new.
 */
export function addCorrection(text: string | undefined, pack: string, correction: Entry): string {
  if (text === undefined) return `pack: ${pack}\n${LIST}:\n${entryText(correction, INDENT, '\n')}\n`;
  const content = contentOf(text);
  const wanted = { ...content, [LIST]: [...content[LIST], correction] };
  return firstThatHolds(wanted, [() => spliceIn(text, correction), () => printIn(text, correction)]);
}

/** The text of a pack without one of its corrections; what `addCorrection` gave becomes what it was given. */
export function removeCorrection(text: string, id: string): string {
  const content = contentOf(text);
  const kept = content[LIST].filter((entry) => entry.id !== id);
  if (kept.length === content[LIST].length) return text;
  const wanted = { ...content, [LIST]: kept };
  return firstThatHolds(wanted, [() => spliceOut(text, id), () => printOut(text, id)]);
}

type Content = { readonly [LIST]: readonly { readonly id?: unknown }[] };

function contentOf(text: string): Content {
  return parseDocument(text).toJS() as Content;
}

/** Every edit is read back: a file that a person wrote may have a form that the first way does not foresee. */
function firstThatHolds(wanted: Content, edits: readonly (() => string | undefined)[]): string {
  for (const edit of edits) {
    const text = edit();
    if (text !== undefined && holds(text, wanted)) return text;
  }
  throw new Error('the pack of corrections cannot be edited without a loss; edit it by hand');
}

function holds(text: string, wanted: Content): boolean {
  const yaml = parseDocument(text);
  return yaml.errors.length === 0 && isDeepStrictEqual(yaml.toJS(), wanted);
}

/** Puts the entry behind the last one; undefined where the list is not one entry after the other. */
function spliceIn(text: string, correction: Entry): string | undefined {
  const list = listOf(text);
  const place = list && placeOf(text, list, list.items.at(-1));
  if (!place) return undefined;
  const eol = eolOf(text);
  const end = place.end;
  const entry = entryText(correction, place.indent, eol);
  return `${text.slice(0, end)}${eol}${eol}${entry}${text.slice(end) || eol}`;
}

function spliceOut(text: string, id: string): string | undefined {
  const list = listOf(text);
  const item = list?.items.find((one) => isMap(one) && one.get('id') === id);
  const place = list && placeOf(text, list, item);
  if (!place) return undefined;
  const before = text.slice(0, place.start).replace(/(\r?\n){1,2}$/, '');
  return before + text.slice(place.end);
}

interface EntryPlace {
  /** Where its first line begins and its last ends, the line break excluded. */
  readonly start: number;
  readonly end: number;
  /** What stands before its dash. */
  readonly indent: string;
}

function placeOf(text: string, { flow }: YAMLSeq, item: unknown): EntryPlace | undefined {
  if (flow || !isMap(item) || item.flow || !item.range) return undefined;
  const start = text.lastIndexOf('\n', item.range[0] - 1) + 1;
  const indent = /^( *)- /.exec(text.slice(start))?.[1];
  if (indent === undefined) return undefined;
  let end = text.slice(0, item.range[1]).trimEnd().length;
  end = lineEnd(text, end);
  // A comment that stands deeper than the dash is the entry's own.
  for (;;) {
    const own = /^\r?\n( *)#/.exec(text.slice(end));
    if (!own || own[1]!.length <= indent.length) break;
    end = lineEnd(text, end + own[0].length);
  }
  return { start, end, indent };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? at - 1 : at;
}

function printIn(text: string, correction: Entry): string | undefined {
  return printed(text, (list, yaml) => {
    list.flow = false;
    list.add(yaml.createNode(correction));
    setLines(yaml);
  });
}

function printOut(text: string, id: string): string | undefined {
  return printed(text, (list) => {
    list.items = list.items.filter((item) => !isMap(item) || item.get('id') !== id);
  });
}

function printed(text: string, edit: (list: YAMLSeq, yaml: Document) => void): string | undefined {
  const yaml: Document = parseDocument(text);
  const list = yaml.get(LIST, true);
  if (!isSeq(list)) return undefined;
  edit(list, yaml);
  return yaml.toString(PRINT);
}

function listOf(text: string): YAMLSeq | undefined {
  const list: unknown = parseDocument(text).get(LIST, true);
  return isSeq(list) ? list : undefined;
}

function entryText(correction: Entry, indent: string, eol: string): string {
  const yaml = new Document([correction]);
  setLines(yaml);
  return yaml
    .toString(PRINT)
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(eol);
}

function setLines(yaml: Document): void {
  visit(yaml, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && IN_ONE_LINE.has(String(key.value)) && isMap(value)) value.flow = true;
    },
  });
}

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
