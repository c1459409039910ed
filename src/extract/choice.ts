import type { Pattern } from '../rules/pattern.ts';
import type { UnitClass } from '../rules/schema.ts';
import type { Candidate } from './decision.ts';
import type { NounAfter } from './noun.ts';
import type { Paragraph } from './paragraph.ts';
import { goesInto } from './phrase.ts';
import { type Clause, type Fit, fitAfter, fitBefore, peel, type Token } from './predicate.ts';
import { beforeBrackets, sentenceStart } from './punctuation.ts';
import type { Quantity } from './quantity.ts';
import type { Register } from './register.ts';

/** The pattern that reads a quantity, and how it fits. */
export interface Choice {
  readonly pattern: Pattern;
  readonly fit: Fit;
}

/** The first pattern, in the order of the packs, that fits what stands before the quantity and behind its group, which ends at `end`. */
export function choose(
  { rules, trace }: Paragraph,
  register: Register,
  clause: Clause,
  quantity: Quantity,
  end: number,
  noun: NounAfter | undefined,
): Choice | undefined {
  const edge = clause.edge ?? beforeBrackets(clause.text, quantity.span.start, clause.start);
  const peeled = peel(clause, edge);
  const candidates: Candidate[] = [];
  let chosen: Choice | undefined;
  const unitClass = unitClassOf(quantity);
  for (const pattern of rules.patterns) {
    if (!trace && pattern.units && !(unitClass && pattern.units.has(unitClass))) continue;
    const unfit = whyUnfit(pattern, quantity, noun) || whyUnheard(pattern, register, clause, edge, peeled);
    const around = unfit === '' ? fitAround(pattern, clause, edge, end, peeled) : undefined;
    const fit = around && goesOn(pattern, register, around) ? around : undefined;
    const loses = fit && chosen ? `it fits too, but ${chosen.pattern.id} comes first` : '';
    if (fit && !chosen) chosen = { pattern, fit };
    if (chosen && !trace) return chosen;
    const reason = fit ? loses : unfit || whyApart(pattern, clause, end);
    candidates.push({ ruleId: pattern.id, outcome: chosen?.pattern === pattern ? 'won' : 'lost', reason });
  }
  const words = peeled.map((token) => ({
    text: clause.text.slice(token.start, token.end),
    classes: token.lexeme ? [...token.lexeme.classes.keys()] : ['time'],
  }));
  trace?.({ mark: quantity.numeral, clauseStart: clause.start, words, candidates });
  return chosen;
}

/**
 * A pattern that names both a verb and what it goes on from stands right behind that: 由55%提高到70.4%; 增长5.5%以上，争取达到6%.
 */
const goesOn = ({ source }: Pattern, register: Register, fit: Fit): boolean =>
  source.continues === undefined ||
  source.before === undefined ||
  fit.start <= register.end ||
  (fit.start === register.end + 1 && fit.tokens.some(({ lexeme }) => lexeme && STRIVES.test(lexeme.word)));

const STRIVES = /^(?:争取|力争|努力|确保)$/;

function fitAround(
  pattern: Pattern,
  clause: Clause,
  edge: number,
  end: number,
  peeled: readonly Token[],
): Fit | undefined {
  const behind = fitAfter(pattern, clause, end);
  const fit = behind && fitBefore(pattern, clause, edge, peeled);
  return fit && { ...fit, tokens: [...behind, ...fit.tokens] };
}

function whyApart(pattern: Pattern, clause: Clause, end: number): string {
  const { before = '', after = '' } = pattern.source;
  return fitAfter(pattern, clause, end)
    ? `what stands before is not "${before}"`
    : `what stands behind is not "${after}"`;
}

/** Why a pattern that goes on from the last fact cannot; '' if it can or needs none. */
function whyUnheard(
  { source }: Pattern,
  { measure, end }: Register,
  { text }: Clause,
  edge: number,
  peeled: readonly Token[],
): string {
  if (source.continues === undefined) return '';
  if (source.before === undefined && peeled.some(({ lexeme }) => lexeme))
    return 'a verb of its own stands before';
  if (measure !== source.continues) return `the last fact is no ${source.continues}`;
  const sentence = sentenceStart(text, edge);
  if (sentence > end && !goesInto(text.slice(sentence, edge)))
    return 'the last fact stands in another sentence';
  // 城镇化率2025年超过80%
  const named = peeled.at(-1)?.start ?? edge;
  const stated = text.slice(Math.max(0, named - 3), named).replace(/[从由]$/, '');
  return /(?:[率度比重例额量数值面]|贡献)$/.test(stated) ? 'what stands before is a rate of its own' : '';
}

/** A fraction without a unit is a ratio. */
function unitClassOf({ unit, form }: Quantity): UnitClass | undefined {
  return unit?.unitClass ?? (form === 'fraction' ? 'ratio' : undefined);
}

/** Why a pattern cannot be about this quantity whatever stands before it; '' if it can. */
function whyUnfit({ units, source }: Pattern, quantity: Quantity, noun: NounAfter | undefined): string {
  const unitClass = unitClassOf(quantity);
  if (units && !(unitClass && units.has(unitClass))) {
    return `its unit is ${unitClass ?? 'missing'}, not ${[...units].join(' or ')}`;
  }
  if (source.form && source.form !== quantity.form) return `its form is ${quantity.form}, not ${source.form}`;
  if (source.gives.subject === 'after' && (!noun || noun.spentOn) && source.gives.measure !== 'share')
    return 'no noun follows it';
  if (source.noun === 'none' && noun) return 'a noun follows it';
  if (source.gives.subject === 'after' && !noun) return 'no noun follows it';
  return source.gives.subject === 'spent' && !noun?.spentOn ? 'no 投向 or 用于 follows it' : '';
}
