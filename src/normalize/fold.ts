const MARKS = /[\s"'“”‘’「」『』《》、，,·•・]/g;
const FULL_WIDTH = /[！-～]/g;

/** A name without what typography adds to it: quotes, spaces, list marks, full-width forms, letter case. */
export function foldName(name: string): string {
  return name
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(MARKS, '')
    .toLowerCase();
}
