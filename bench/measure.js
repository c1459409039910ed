/** The middle of several times; of an even number the upper one. */
export function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

export function perSecond(characters, milliseconds) {
  return (characters / milliseconds) * 1000;
}
