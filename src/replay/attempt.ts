/** Half of one version's rules and half of another's may contradict each other (an alias of two indicators). */
export function attempt<Result>(work: () => Result): Result | 'invalid' {
  try {
    return work();
  } catch {
    return 'invalid';
  }
}
