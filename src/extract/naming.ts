import { ELISIONS } from './elisions.ts';
import type { NameClues } from './name_clues.ts';
import { stockOf } from './register.ts';
import { statedName } from './stated_name.ts';

/** The full name of a subject that stands before its number, with what it leaves out restored. */
export function subjectName(clues: NameClues): string {
  const { phrase } = clues;
  if (phrase.isAddend && /[、及和]/.test(phrase.name)) return phrase.name.replace(/等$/, '');
  const name = statedName(clues);
  if (name === '') return ofLast(clues);
  for (const restored of ELISIONS) {
    const full = restored(name, clues);
    if (full !== '') return full;
  }
  return name;
}

/** Nothing stands before the number: points are of the last rate, a total of the stock, anything else of the subject. */
function ofLast({ register, measure, unitClass, total, addends, lexicon }: NameClues): string {
  if (addends.length > 1) return addends.join('、');
  if (
    (measure === 'change' && unitClass === 'points') ||
    (measure === 'share' && register.measure === 'share')
  )
    return register.last;
  return total && register.flow !== '' ? stockOf(register.subject, lexicon) : register.subject;
}
