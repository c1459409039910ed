/** The longest of the places where an expression fits, or ''. */
export function longestIn(text: string, expression: RegExp): string {
  let longest = '';
  for (const [word] of text.matchAll(expression)) if (word.length > longest.length) longest = word;
  return longest;
}
