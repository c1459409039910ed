import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { UnreadableInput } from '../errors.ts';
import { isDamage, reasonOf } from './failures.ts';
import { LIMITS } from './limits.ts';
import { IDENTITY, type Matrix, moved, type Point, product } from './matrix.ts';

/**
 * The functions of the engine that its package does not wrap. Pointers are offsets into its memory. This is the only
 * module that knows them; the package's version is pinned for their sake.
 */
interface Engine {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: EngineCore;
  _FPDF_LoadMemDocument(at: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    x: number,
    y: number,
    outX: number,
    outY: number,
  ): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, at: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPageObj_GetMatrix(object: number, out: number): number;
  _FPDFFormObj_CountObjects(object: number): number;
  _FPDFFormObj_GetObject(object: number, at: number): number;
  _FPDFPath_GetDrawMode(object: number, fill: number, stroke: number): number;
  _FPDFPath_CountSegments(object: number): number;
  _FPDFPath_GetPathSegment(object: number, at: number): number;
  _FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  _FPDFPathSegment_GetType(segment: number): number;
  _FPDFPathSegment_GetClose(segment: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, at: number, stride: number): number;
  _FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    color: number,
  ): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
}

/** The same functions without the checks of the package: those that are called for every character. */
interface EngineCore {
  malloc(size: number): number;
  free(at: number): void;
  FPDFText_GetUnicode(text: number, at: number): number;
  FPDFText_GetCharBox(
    text: number,
    at: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number;
  FPDFText_GetLooseCharBox(text: number, at: number, out: number): number;
  FPDFText_GetCharOrigin(text: number, at: number, x: number, y: number): number;
  FPDFText_GetFontSize(text: number, at: number): number;
  FPDFText_GetMatrix(text: number, at: number, out: number): number;
  FPDFText_IsGenerated(text: number, at: number): number;
  FPDFText_HasUnicodeMapError(text: number, at: number): number;
  FPDFText_GetTextObject(text: number, at: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
}

/** A character as the engine gives it, in the coordinates of the file (y upwards). */
export interface RawCharacter {
  readonly code: number;
  readonly isUnmapped: boolean;
  readonly isInvisible: boolean;
  /** The engine sees a gap before it that may be a blank, though the file states none. */
  readonly isAfterGap: boolean;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Direction of the line in degrees, counter-clockwise, 0 to 359. */
  readonly angle: number;
}

/** Corners of a painted path, and of its straight pieces only; curves are left out. */
export interface RawPath {
  readonly pieces: readonly (readonly [Point, Point])[];
  readonly isStroked: boolean;
}

export interface RawImage {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface OpenPage {
  /** Points, as the page is shown. */
  readonly width: number;
  readonly height: number;
  /** Takes a place in the file to points from the upper left corner of the page as it is shown. */
  readonly toShown: Matrix;
  characters(): RawCharacter[];
  drawings(): { paths: RawPath[]; images: RawImage[] };
  /** Four bytes a pixel: red, green, blue, alpha. */
  bitmap(scale: number): PageBitmap;
}

export interface PageBitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  /** Pixels a point. */
  readonly scale: number;
}

export interface OpenPdf {
  readonly pageCount: number;
  /** `index` counts from 0; the page is closed when `use` returns. */
  page<T>(index: number, use: (page: OpenPage) => T): T;
}

const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const LINE_TO = 0;
const MOVE_TO = 2;
const INVISIBLE = 3;
const PASSWORD_NEEDED = 4;
const UNKNOWN_SECURITY = 5;
const BGRA = 4;
/** Annotations are painted; red comes first. */
const PAINT_FLAGS = 0x01 | 0x10;
const DEEPEST_FORM = 8;

/** Node has it; its type declarations of this version do not. */
const { WebAssembly: Wasm } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    Instance: new (program: object, imports: object) => { readonly exports: never };
  };
};

let compiled: Promise<object> | undefined;

/** Engines without a document. One that failed does not come back, so that a broken file harms no other. */
const idle: Engine[] = [];

/** The program is compiled once a process. */
async function startEngine(): Promise<Engine> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((bytes) =>
    Wasm.compile(new Uint8Array(bytes)),
  );
  const program = await compiled;
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports, onReady) => {
      const instance = new Wasm.Instance(program, imports);
      // The engine's loader takes the instance, though its declaration names the module.
      (onReady as unknown as (instance: object) => void)(instance);
      return instance.exports;
    },
  });
  return (library as unknown as { module: Engine }).module;
}

/**
 * Opens a PDF for `use`, and closes it.
 * @throws UnreadableInput for encrypted and damaged files, also where the engine itself fails.
 */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  try {
    const engine = idle.pop() ?? (await startEngine());
    const { pdf, close } = openDocument(engine, bytes);
    const result = await use(pdf);
    close();
    idle.push(engine);
    return result;
  } catch (error) {
    if (error instanceof UnreadableInput || !isDamage(error)) throw error;
    throw new UnreadableInput(
      `damaged PDF: the engine stopped (${reasonOf(error)}); open it and save it anew`,
    );
  }
}

function openDocument(engine: Engine, bytes: Uint8Array): { pdf: OpenPdf; close: () => void } {
  const at = engine.wasmExports.malloc(bytes.length);
  engine.HEAPU8.set(bytes, at);
  const document = engine._FPDF_LoadMemDocument(at, bytes.length, 0);
  if (document === 0) throw new UnreadableInput(refusal(engine._FPDF_GetLastError()));
  const scratch = engine.wasmExports.malloc(64);
  const close = (): void => {
    engine._FPDF_CloseDocument(document);
    engine.wasmExports.free(scratch);
    engine.wasmExports.free(at);
  };
  const pdf: OpenPdf = {
    pageCount: engine._FPDF_GetPageCount(document),
    page: (index, use) => {
      const page = engine._FPDF_LoadPage(document, index);
      if (page === 0) throw new UnreadableInput(`damaged PDF: page ${index + 1} cannot be opened`);
      try {
        return use(openPage(engine, page, scratch));
      } finally {
        engine._FPDF_ClosePage(page);
      }
    },
  };
  return { pdf, close };
}

function refusal(error: number): string {
  if (error === PASSWORD_NEEDED) return 'the PDF is encrypted and needs a password: save it without one';
  if (error === UNKNOWN_SECURITY)
    return 'the PDF is encrypted in a way that is not known: save it without protection';
  return 'damaged PDF: it cannot be opened; fetch it again, or open it and save it anew';
}

function openPage(engine: Engine, page: number, scratch: number): OpenPage {
  const width = engine._FPDF_GetPageWidthF(page);
  const height = engine._FPDF_GetPageHeightF(page);
  return {
    width,
    height,
    toShown: placing(engine, page, width, height, scratch),
    characters: () => charactersOf(engine, page, scratch),
    drawings: () => drawingsOf(engine, page, scratch),
    bitmap: (scale) => bitmapOf(engine, page, width, height, scale),
  };
}

/** Three points tell how the page is turned and cropped. The engine gives whole pixels, hence the fine raster. */
function placing(engine: Engine, page: number, width: number, height: number, scratch: number): Matrix {
  const RASTER = 1000;
  const FAR = 1000;
  const devicePoint = (x: number, y: number): Point => {
    const [w, h] = [Math.round(width * RASTER), Math.round(height * RASTER)];
    engine._FPDF_PageToDevice(page, 0, 0, w, h, 0, x, y, scratch, scratch + 4);
    const [px = 0, py = 0] = new Int32Array(engine.HEAPU8.buffer, scratch, 2);
    return [px / RASTER, py / RASTER];
  };
  const [x0, y0] = devicePoint(0, 0);
  const [xx, yx] = devicePoint(FAR, 0);
  const [xy, yy] = devicePoint(0, FAR);
  const slope = (far: number, near: number): number => Math.round((far - near) / FAR);
  const [a, b, c, d] = [slope(xx, x0), slope(yx, y0), slope(xy, x0), slope(yy, y0)];
  return [a, b, c, d, x0, y0];
}

function charactersOf(engine: Engine, page: number, scratch: number): RawCharacter[] {
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

function drawingsOf(engine: Engine, page: number, scratch: number): { paths: RawPath[]; images: RawImage[] } {
  const paths: RawPath[] = [];
  const images: RawImage[] = [];
  let pieces = 0;
  const visit = (object: number, outer: Matrix, depth: number): void => {
    const type = engine._FPDFPageObj_GetType(object);
    if (type === PATH && pieces < LIMITS.strokesPerPage) {
      const path = pathOf(engine, object, outer, scratch, LIMITS.strokesPerPage - pieces);
      pieces += path.pieces.length;
      paths.push(path);
    } else if (type === IMAGE) images.push(imageOf(engine, object, outer, scratch));
    else if (type === FORM && depth < DEEPEST_FORM) {
      const inner = product(matrixOf(engine, object, scratch), outer);
      const count = engine._FPDFFormObj_CountObjects(object);
      for (let i = 0; i < count; i++) visit(engine._FPDFFormObj_GetObject(object, i), inner, depth + 1);
    }
  };
  const count = engine._FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) visit(engine._FPDFPage_GetObject(page, i), IDENTITY, 0);
  return { paths, images };
}

function pathOf(engine: Engine, object: number, outer: Matrix, scratch: number, most: number): RawPath {
  const matrix = product(matrixOf(engine, object, scratch), outer);
  engine._FPDFPath_GetDrawMode(object, scratch, scratch + 4);
  const [, stroke = 0] = new Int32Array(engine.HEAPU8.buffer, scratch, 2);
  const pieces: (readonly [Point, Point])[] = [];
  let first: Point = [0, 0];
  let last: Point = [0, 0];
  const count = Math.min(engine._FPDFPath_CountSegments(object), most);
  for (let i = 0; i < count; i++) {
    const segment = engine._FPDFPath_GetPathSegment(object, i);
    engine._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    const [x = 0, y = 0] = new Float32Array(engine.HEAPU8.buffer, scratch, 2);
    const point = moved(matrix, x, y);
    const type = engine._FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO) first = point;
    else if (type === LINE_TO) pieces.push([last, point]);
    last = point;
    if (engine._FPDFPathSegment_GetClose(segment) === 1) {
      pieces.push([last, first]);
      last = first;
    }
  }
  return { pieces, isStroked: stroke === 1 };
}

function imageOf(engine: Engine, object: number, outer: Matrix, scratch: number): RawImage {
  engine._FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const [l = 0, b = 0, r = 0, t = 0] = new Float32Array(engine.HEAPU8.buffer, scratch, 4);
  const [x0, y0] = moved(outer, l, b);
  const [x1, y1] = moved(outer, r, t);
  return {
    left: Math.min(x0, x1),
    right: Math.max(x0, x1),
    bottom: Math.min(y0, y1),
    top: Math.max(y0, y1),
  };
}

function matrixOf(engine: Engine, object: number, scratch: number): Matrix {
  if (engine._FPDFPageObj_GetMatrix(object, scratch) !== 1) return IDENTITY;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(engine.HEAPU8.buffer, scratch, 6);
  return [a, b, c, d, e, f];
}

function bitmapOf(
  engine: Engine,
  page: number,
  pageWidth: number,
  pageHeight: number,
  scale: number,
): PageBitmap {
  if (Math.max(pageWidth, pageHeight) > LIMITS.pageSide) {
    throw new UnreadableInput('a page is too large to be rendered');
  }
  const width = Math.max(1, Math.round(pageWidth * scale));
  const height = Math.max(1, Math.round(pageHeight * scale));
  const size = width * height * 4;
  const at = engine.wasmExports.malloc(size);
  if (at === 0) throw new UnreadableInput('a page is too large to be rendered');
  const bitmap = engine._FPDFBitmap_CreateEx(width, height, BGRA, at, width * 4);
  try {
    engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, PAINT_FLAGS);
    return { width, height, rgba: engine.HEAPU8.slice(at, at + size), scale };
  } finally {
    engine._FPDFBitmap_Destroy(bitmap);
    engine.wasmExports.free(at);
  }
}
