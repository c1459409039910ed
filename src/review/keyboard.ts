import { canCorrect, closeForm, openForm } from './desk.ts';
import {
  filter,
  helpOpen,
  keysOn,
  pane,
  select,
  selected,
  step,
  stepDocument,
  stepUnexplained,
  view,
} from './state.ts';

/** Single keys; off in a field, while an input method composes, and where a person switched them off. */
export function listenToKeys(isReport: boolean): void {
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') return leave(event);
    const isTyping =
      event.target instanceof Element && event.target.closest('input, select, textarea, dialog');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keysOn.value) return;
    const act = actions(isReport)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actions(isReport: boolean): Readonly<Record<string, (() => void) | undefined>> {
  const both = { '/': focusFilter, '?': () => setHelp(true) };
  if (!isReport) return both;
  const inReview = (act: () => void) => () => {
    view.value = 'review';
    act();
  };
  return {
    ...both,
    j: inReview(() => step(1)),
    k: inReview(() => step(-1)),
    n: inReview(() => stepUnexplained(1)),
    p: inReview(() => stepUnexplained(-1)),
    '[': inReview(() => stepDocument(-1)),
    ']': inReview(() => stepDocument(1)),
    e: canCorrect(selected.value) ? inReview(openForm) : undefined,
    Enter: isOnControl() || view.value !== 'review' ? undefined : otherPane,
    '/': inReview(focusFilter),
  };
}

function isOnControl(): boolean {
  return document.activeElement?.closest('a, button, summary, [role=button]') !== null;
}

function focusFilter(): void {
  pane.value = 'table';
  requestAnimationFrame(() => document.getElementById('filter')?.focus());
}

function otherPane(): void {
  const isInText = document.activeElement?.closest('[data-pane=text]') != null;
  pane.value = isInText ? 'table' : 'text';
  requestAnimationFrame(() => {
    const place = isInText ? 'tr[aria-current] a, .table-scroll a' : '.text-body';
    document.querySelector<HTMLElement>(place)?.focus();
  });
}

function leave(event: KeyboardEvent): void {
  if (helpOpen.value) setHelp(false);
  else if (event.target instanceof Element && event.target.closest('form')) closeForm();
  else if (event.target instanceof HTMLInputElement) {
    if (event.target.value === '') event.target.blur();
    else filter.value = '';
  } else if (selected.value >= 0) select(-1);
}

function setHelp(isOpen: boolean): void {
  helpOpen.value = isOpen;
}
