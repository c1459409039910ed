import type { Archive } from '../../archive.ts';
import { UnreadableInput } from '../../errors.ts';
import type { FlowBlock } from '../../flow/blocks.ts';
import { unlessWrapped } from '../../flow/wrapping.ts';
import type { Element, Root } from '../../markup.ts';
import { childOf, childrenOf, elementsIn, type Relation, readPart, relationsOf, valOf } from '../xml.ts';
import { blocksOfPart, type NoteKind, type Setting } from './body.ts';
import { formatted, type Numbering, numberingOf } from './numbering.ts';
import { type Styles, stylesOf } from './styles.ts';

/**
 * The running heads, the body, the notes and the running feet, in this order.
 * @throws UnreadableInput where the archive is no Word file, or its text is in pictures only.
 */
export async function blocksOfDocx(archive: Archive): Promise<FlowBlock[]> {
  const root = await relationsOf(archive, '');
  const main =
    [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  const document = await readPart(archive, main);
  const body = childOf(childOf(document, 'w:document'), 'w:body');
  if (!document || !body) throw new UnreadableInput('no Word document in the file: save it anew as .docx');
  const relations = await relationsOf(archive, main);
  const part = (type: string): Promise<Root | undefined> => partOf(archive, relations, type);

  const notes = { footnote: await part('footnotes'), endnote: await part('endnotes') };
  const marks = marksOf(document, await part('settings'));
  const shared = {
    styles: stylesOf(await part('styles')),
    numbering: numberingOf(await part('numbering')),
    markOf: (kind: NoteKind, id: string): string => marks[kind].get(id) ?? '',
    ownMark: '',
  };
  const blocks = blocksOfPart(body, shared);
  if (blocks.length === 0 && elementsIn(body, 'w:drawing').length + elementsIn(body, 'w:pict').length > 0) {
    throw new UnreadableInput(
      'the document holds pictures only: print it as PDF, so that its pages can be recognised',
    );
  }
  const ends = { styles: shared.styles, archive, relations, document };
  return [
    ...(await runningLines(ends, 'w:headerReference')),
    ...unlessWrapped(blocks),
    ...(['footnote', 'endnote'] as const).flatMap((kind) =>
      noteBlocks(notes[kind], kind, marks[kind], shared),
    ),
    ...(await runningLines(ends, 'w:footerReference')),
  ];
}

async function partOf(
  archive: Archive,
  relations: ReadonlyMap<string, Relation>,
  type: string,
): Promise<Root | undefined> {
  const relation = [...relations.values()].find((one) => one.type === type);
  return relation && readPart(archive, relation.target);
}

type Marks = Readonly<Record<NoteKind, ReadonlyMap<string, string>>>;

/** Notes are counted in the order in which the text refers to them. */
function marksOf(document: Root, settings: Root | undefined): Marks {
  const marks = (kind: NoteKind, usual: string): ReadonlyMap<string, string> => {
    const stated = childOf(childOf(settings, 'w:settings'), `w:${kind}Pr`);
    const own = elementsIn(document, `w:${kind}Pr`).map((properties) => valOf(properties, 'w:numFmt'));
    const format = own.find((one) => one !== undefined) ?? valOf(stated, 'w:numFmt') ?? usual;
    const found = new Map<string, string>();
    for (const { attribs } of elementsIn(document, `w:${kind}Reference`)) {
      const id = attribs['w:id'] ?? '';
      // The text itself sets the mark of such a note.
      const isCustom = /^(?:1|true|on)$/.test(attribs['w:customMarkFollows'] ?? '');
      if (!found.has(id)) found.set(id, isCustom ? '' : bracketed(formatted(found.size + 1, format)));
    }
    return found;
  };
  return { footnote: marks('footnote', 'decimal'), endnote: marks('endnote', 'lowerRoman') };
}

/** A raised 1 would join the digits before it. */
const bracketed = (mark: string): string => (/^[\u2460-\u2473]$/.test(mark) ? mark : `[${mark}]`);

function noteBlocks(
  root: Root | undefined,
  kind: NoteKind,
  marks: ReadonlyMap<string, string>,
  setting: Setting,
): FlowBlock[] {
  const notes = new Map(
    childrenOf(childOf(root, `w:${kind}s`), `w:${kind}`).map((note): [string, Element] => [
      note.attribs['w:id'] ?? '',
      note,
    ]),
  );
  return [...marks].flatMap(([id, mark]) => {
    const note = notes.get(id);
    return note ? blocksOfPart(note, { ...setting, ownMark: mark }) : [];
  });
}

interface Ends {
  readonly styles: Styles;
  readonly archive: Archive;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly document: Root;
}

const UNNUMBERED: Numbering = () => '';

/** Headers or footers, each once however many sections have it. */
async function runningLines(
  { styles, archive, relations, document }: Ends,
  reference: 'w:headerReference' | 'w:footerReference',
): Promise<FlowBlock[]> {
  const ids = elementsIn(document, reference).map(({ attribs }) => attribs['r:id'] ?? '');
  const targets = [...new Set(ids)].flatMap((id) => relations.get(id)?.target ?? []);
  const lines: FlowBlock[] = [];
  for (const target of targets) {
    const part = await readPart(archive, target);
    if (!part) continue;
    const setting = { styles, numbering: UNNUMBERED, markOf: () => '', ownMark: '' };
    for (const block of blocksOfPart(part, setting)) {
      const rows =
        block.kind === 'table' ? block.rows.map((row) => row.flatMap(({ runs }) => runs)) : [block.runs];
      lines.push(...rows.map((runs): FlowBlock => ({ kind: 'furniture', reason: 'page_furniture', runs })));
    }
  }
  return lines;
}
