/** Whether text, table and detail take turns on the screen, as the style sheet has it. */
export function isSmall(): boolean {
  return matchMedia('(max-width: 899px)').matches;
}

/** Whether rows of the table are cards. */
export function isPhone(): boolean {
  return matchMedia('(max-width: 639px)').matches;
}
