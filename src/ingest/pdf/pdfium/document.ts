import { UnreadableInput } from '../../errors.ts';
import { isDamage, reasonOf } from '../failures.ts';
import type { Matrix, Point } from '../matrix.ts';
import { bitmapOf } from './bitmap.ts';
import { charactersOf } from './characters.ts';
import { drawingsOf } from './drawings.ts';
import { type Engine, startEngine } from './engine.ts';
import type { OpenPage, OpenPdf } from './raw.ts';

const PASSWORD_NEEDED = 4;
const UNKNOWN_SECURITY = 5;

/** Engines without a document. One that failed does not come back, so that a broken file harms no other. */
const idle: Engine[] = [];

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
