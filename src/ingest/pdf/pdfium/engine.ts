import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/**
 * The functions of the engine that its package does not wrap. Pointers are offsets into its memory. Only this
 * folder knows them; the package's version is pinned for their sake.
 */
export interface Engine {
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

/** Node has it; its type declarations of this version do not. */
const { WebAssembly: Wasm } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    Instance: new (program: object, imports: object) => { readonly exports: never };
  };
};

let compiled: Promise<object> | undefined;

/** The program is compiled once a process. */
export async function startEngine(): Promise<Engine> {
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
