import type { Lexicon } from '../rules/lexicon.ts';
import { type Paragraph, phraseAt } from './paragraph.ts';
import { NO_PHRASE, type Phrase } from './phrase.ts';
import { clauseStart, sentenceStart } from './punctuation.ts';
import type { Register } from './register.ts';

/** The subject of a clause without numbers right before the one at `at`: 参合率再创新高，达到98.5%. */
export function pendingSubject(paragraph: Paragraph, register: Register, at: number): Phrase {
  const { text, rules } = paragraph;
  const boundary = clauseStart(text, at, register.end) - 1;
  if (text[boundary] !== '，' || boundary <= register.end) return NO_PHRASE;
  const start = clauseStart(text, boundary, register.end);
  if (start <= register.end && register.end > 0) return NO_PHRASE;
  const clause = phraseAt(paragraph, start, boundary);
  if (rules.lexicon.startingAt(clause.name, 0, clause.name.length, 'adverb')) return NO_PHRASE;
  const subject = metricPrefix(clause.name, rules.lexicon);
  if (subject !== '') return { ...clause, name: subject };
  return register.subject === '' ? clause : NO_PHRASE;
}

/**
 * What the sentence, or the one before, announces before any number: 经营主体稳中培优，总量达1461万户. Only a name of the
 * dictionary is taken, since nothing else tells where it ends.
 */
export function announcedSubject({ text, rules }: Paragraph, register: Register, at: number): string {
  const start = sentenceStart(text, at);
  const own = start >= register.end ? nameAt(text, start, at, rules) : '';
  if (own !== '') return own;
  const before = sentenceStart(text, start - 1);
  return start === 0 || before < register.end ? '' : nameAt(text, before, start, rules);
}

function nameAt(text: string, start: number, end: number, rules: Paragraph['rules']): string {
  const opening = /^[-—●\s]*(?:全[市省区县州])?/.exec(text.slice(start, start + 8))![0].length;
  return rules.names.startingAt(text, start + opening, end)?.word ?? '';
}

/** 参合率再创新高 → 参合率: the clause's first words that end in a metric. */
function metricPrefix(clause: string, lexicon: Lexicon): string {
  for (let end = 2; end <= clause.length; end++) {
    const metric = lexicon.endingAt(clause, end, 0, 'metric');
    if (!metric || metric.word.length === end) continue;
    const longer = lexicon.startingAt(clause, end - metric.word.length, clause.length, 'metric');
    if (longer && longer.word.length > metric.word.length) continue;
    return clause.slice(0, end);
  }
  return '';
}
