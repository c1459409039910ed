import { UnreadableInput } from '../../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Engine } from './engine.ts';
import type { RawCharacter } from './raw.ts';

const INVISIBLE = 3;

/** The characters of a page, in the order of the file. @throws UnreadableInput for a page that has too many. */
export function charactersOf(engine: Engine, page: number, scratch: number): RawCharacter[] {
  const text = engine._FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const count = engine._FPDFText_CountChars(text);
    if (count > LIMITS.charactersPerPage) {
      throw new UnreadableInput(
        `a page has ${count} characters; at most ${LIMITS.charactersPerPage} are read`,
      );
    }
    const characters: RawCharacter[] = [];
    let isAfterGap = false;
    for (let i = 0; i < count; i++) {
      const isGenerated = engine.wasmExports.FPDFText_IsGenerated(text, i) === 1;
      if (!isGenerated) characters.push(characterAt(engine, text, i, scratch, isAfterGap));
      isAfterGap = isGenerated;
    }
    return characters;
  } finally {
    engine._FPDFText_ClosePage(text);
  }
}

/** Called for every character of a document: the memory is read by index, which is many times faster than otherwise. */
function characterAt(
  engine: Engine,
  text: number,
  at: number,
  scratch: number,
  isAfterGap: boolean,
): RawCharacter {
  const core = engine.wasmExports;
  const { floats, doubles } = viewsOf(engine, scratch);
  core.FPDFText_GetMatrix(text, at, scratch);
  const [a, b, c, d] = [floats[0]!, floats[1]!, floats[2]!, floats[3]!];
  core.FPDFText_GetCharOrigin(text, at, scratch, scratch + 8);
  const [x, y] = [doubles[0]!, doubles[1]!];
  core.FPDFText_GetCharBox(text, at, scratch, scratch + 8, scratch + 16, scratch + 24);
  let [left, right, bottom, top] = [doubles[0]!, doubles[1]!, doubles[2]!, doubles[3]!];
  if (left === right && bottom === top) {
    core.FPDFText_GetLooseCharBox(text, at, scratch);
    [left, top, right, bottom] = [floats[0]!, floats[1]!, floats[2]!, floats[3]!];
  }
  const object = core.FPDFText_GetTextObject(text, at);
  return {
    code: core.FPDFText_GetUnicode(text, at) >>> 0,
    isUnmapped: core.FPDFText_HasUnicodeMapError(text, at) === 1,
    isInvisible: object !== 0 && core.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE,
    isAfterGap,
    left,
    right,
    bottom,
    top,
    x,
    y,
    size: core.FPDFText_GetFontSize(text, at) * (b === 0 && c === 0 ? Math.abs(d) : Math.hypot(c, d)),
    angle: b === 0 && a > 0 ? 0 : (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360,
  };
}

interface Views {
  readonly buffer: ArrayBufferLike;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
}

const views = new WeakMap<Engine, Views>();

/** The memory moves when it grows. */
function viewsOf(engine: Engine, scratch: number): Views {
  const { buffer } = engine.HEAPU8;
  let found = views.get(engine);
  if (found?.buffer !== buffer || found.floats.byteOffset !== scratch) {
    found = {
      buffer,
      floats: new Float32Array(buffer, scratch, 8),
      doubles: new Float64Array(buffer, scratch, 8),
    };
    views.set(engine, found);
  }
  return found;
}
