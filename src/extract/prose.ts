import type { Pattern } from '../rules/pattern.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Lexicon } from '../rules/lexicon.ts';
import type { Basis, GeoScope, Measure, ObsStatus, Qualifier, SetAsideReason, Span, Status } from '../types.ts';
import { isSpan, lastYear, placeInSpan, type Setting, statusOf } from './context.ts';
import { distribute } from './coordination.ts';
import type { Candidate, Trace } from './decision.ts';
import { type Item, type QuantityItem, type RankItem, readItems } from './items.ts';
import { findMarks } from './marks.ts';
import { countedName, type NameClues, subjectName } from './naming.ts';
import { type NounAfter, nounAfter } from './noun.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { belongs, type Clause, type Fit, fitBefore, peel } from './predicate.ts';
import type { Quantity } from './quantity.ts';
import { EMPTY, flowOf, type Register } from './register.ts';
import { type Calendar, findTimes, type TimePhrase } from './times.ts';

/** A fact whose spans are still those of the reading text. */
export interface ProseFact {
  readonly mark: Span;
  readonly clause: Span;
  readonly indicator: string;
  readonly measure: Measure;
  readonly value: string;
  readonly valueMax: string;
  readonly unit: string;
  readonly qualifier: Qualifier;
  readonly period: string;
  readonly status: Status;
  readonly basis: Basis;
  readonly area: string;
  readonly scope: string;
  readonly geoScope: GeoScope;
  readonly obsStatus: ObsStatus;
  readonly ruleId: string;
}

export type ProseEntry =
  | { readonly kind: 'fact'; readonly fact: ProseFact }
  | { readonly kind: 'aside'; readonly mark: Span; readonly reason: SetAsideReason; readonly ruleId: string }
  | { readonly kind: 'unexplained'; readonly mark: Span };

export interface ProseInput {
  readonly text: string;
  readonly setting: Setting;
  readonly calendar: Calendar;
  /** What the section or the words before announce as the subject of bare 收入 and 支出; or ''. */
  readonly topic: string;
  readonly rules: RuleBook;
  readonly trace?: Trace;
}

/** Reads one paragraph: every numeral and rank word of it comes out as one entry, ascending. */
export function readProse(input: ProseInput): ProseEntry[] {
  return new ProseReader(input).read();
}

class ProseReader {
  readonly #text: string;
  readonly #input: ProseInput;
  readonly #rules: RuleBook;
  readonly #times: readonly TimePhrase[];
  readonly #items: readonly Item[];
  #register: Register = EMPTY;
  readonly #entries: ProseEntry[] = [];

  constructor(input: ProseInput) {
    this.#input = input;
    this.#text = input.text;
    this.#rules = input.rules;
    this.#times = findTimes(input.text, input.calendar);
    this.#items = readItems(input.text, findMarks(input.text, input.rules.lexicon), this.#times, input.rules);
  }

  read(): ProseEntry[] {
    for (let i = 0; i < this.#items.length; ) {
      const item = this.#items[i]!;
      if (item.kind === 'aside') {
        this.#entries.push({ kind: 'aside', mark: item.mark, reason: item.reason, ruleId: item.ruleId });
        i++;
      } else if (item.kind === 'rank') {
        this.#readRank(item);
        i++;
      } else {
        const group = this.#groupFrom(i);
        this.#readGroup(group, i + group.length);
        i += group.length;
      }
    }
    return this.#entries;
  }

  /** Quantities in a row that share their predicate: 分别增长45.9%、19.4%、26.1%; 30个和41个工作日. */
  #groupFrom(first: number): QuantityItem[] {
    const group: QuantityItem[] = [this.#items[first] as QuantityItem];
    for (let i = first + 1; i < this.#items.length; i++) {
      const item = this.#items[i]!;
      const previous = group.at(-1)!;
      if (item.kind !== 'quantity') break;
      if (!/^(?:[、和与及，]|以及|、和)$/.test(this.#text.slice(previous.span.end, item.span.start))) break;
      const sameClass = item.quantity.unit?.unitClass === previous.quantity.unit?.unitClass;
      if (!sameClass && previous.quantity.unitText !== '') {
        const bothCount = ['classifier', 'extent', 'time'];
        const classes = [item.quantity.unit?.unitClass ?? '', previous.quantity.unit?.unitClass ?? ''];
        if (!classes.every((unitClass) => bothCount.includes(unitClass))) break;
      }
      group.push(item);
    }
    return group;
  }

  #limitAfter(next: number): number {
    const following = this.#items.slice(next).find((item) => item.kind !== 'aside');
    return following?.span.start ?? this.#text.length;
  }

  #readGroup(group: readonly QuantityItem[], next: number): void {
    const first = group[0]!;
    const last = group.at(-1)!;
    const streak = this.#streak(first, next);
    if (streak) return;
    const clause = this.#clauseOf(first.span.start);
    const noun = nounAfter(this.#text, last.span.end, this.#limitAfter(next), this.#rules.lexicon);
    const chosen = this.#choose(first.quantity, clause, first.span.start, noun);
    if (!chosen) {
      for (const { mark } of group) this.#entries.push({ kind: 'unexplained', mark });
      return;
    }
    const { pattern, fit } = chosen;
    if (pattern.id === 'level.plain' && group.every(({ quantity }) => quantity.unitText === '')) {
      for (const { mark } of group) this.#entries.push({ kind: 'aside', mark, reason: 'name', ruleId: 'name.no_unit' });
      return;
    }
    const after = pattern.source.gives.subject === 'after' ? noun : undefined;
    if (after && this.#qualifiesNext(last, after, next)) {
      for (const { mark } of group) this.#entries.push({ kind: 'aside', mark, reason: 'threshold', ruleId: 'threshold.in_name' });
      return;
    }
    const phrase = this.#phrase(clause.start, fit.start);
    const joined = this.#joined(clause.start, fit.start);
    const reason = after && this.#asideReason(first, phrase, this.#text.slice(after.start, after.end));
    if (reason) {
      for (const { mark } of group) this.#entries.push({ kind: 'aside', mark, reason, ruleId: `noun.${reason}` });
      this.#register = { ...this.#register, end: after?.end ?? last.span.end };
      return;
    }
    const names = this.#names(group, chosen, phrase, joined, after);
    if (names.every((name) => name === '')) {
      for (const { mark } of group) this.#entries.push({ kind: 'unexplained', mark });
      this.#register = { ...this.#register, end: last.span.end };
      return;
    }
    group.forEach((item, i) => {
      this.#emit(item, group, i, names[i]!, chosen, phrase, { start: clause.start, end: after?.end ?? item.span.end });
    });
    this.#remember(names.at(-1)!, chosen, phrase, joined, last, after?.end ?? last.span.end);
  }

  /** 90-144平方米住宅价格下降0.6%: a measure whose noun runs on to the next number is part of that number's name. */
  #qualifiesNext(item: QuantityItem, after: NounAfter, next: number): boolean {
    const unitClass = item.quantity.unit?.unitClass ?? '';
    return ['extent', 'time', 'measure'].includes(unitClass) && after.predicateEnd === this.#limitAfter(next);
  }

  #clauseOf(at: number): Clause {
    return {
      text: this.#text,
      start: clauseStart(this.#text, at, this.#register.end),
      lexicon: this.#rules.lexicon,
      times: this.#times,
    };
  }

  #choose(quantity: Quantity, clause: Clause, at: number, noun: NounAfter | undefined): Choice | undefined {
    const edge = beforeBrackets(clause.text, at, clause.start);
    const peeled = peel(clause, edge);
    const { trace } = this.#input;
    const candidates: Candidate[] = [];
    let chosen: Choice | undefined;
    for (const pattern of this.#rules.patterns) {
      const unfit = chosen ? `${chosen.pattern.id} comes first` : whyUnfit(pattern, quantity, noun);
      const fit = unfit === '' ? fitBefore(pattern, clause, edge, peeled) : undefined;
      if (fit) chosen = { pattern, fit };
      if (chosen && !trace) return chosen;
      const reason = fit ? '' : unfit || `what stands before is not "${pattern.source.before ?? ''}"`;
      candidates.push({ ruleId: pattern.id, outcome: fit ? 'won' : 'lost', reason });
    }
    const words = peeled.map((token) => ({
      text: clause.text.slice(token.start, token.end),
      classes: token.lexeme ? [...token.lexeme.classes.keys()] : ['time'],
    }));
    trace?.({ mark: quantity.numeral, clauseStart: clause.start, words, candidates });
    return chosen;
  }

  #phrase(start: number, end: number): Phrase {
    return readPhrase({ text: this.#text, lexicon: this.#rules.lexicon, times: this.#times }, start, end);
  }

  /** The phrase begins right behind the last fact, with 、 or 和 between. */
  #joined(start: number, end: number): boolean {
    return (
      start === this.#register.end &&
      this.#register.end > 0 &&
      /^(?:[、和与及]|以及)/.test(this.#text.slice(start, Math.max(end, start + 2)))
    );
  }

  #names(
    group: readonly QuantityItem[],
    { pattern, fit }: Choice,
    phrase: Phrase,
    joined: boolean,
    after: NounAfter | undefined,
  ): string[] {
    const { lexicon } = this.#rules;
    const unitClass = group[0]!.quantity.unit?.unitClass ?? '';
    const total = fit.tokens.some(({ lexeme }) => lexeme !== undefined && lexicon.has(lexeme.word, 'total'));
    const subject = phrase.name === '' ? this.#pendingSubject(fit.start) : phrase;
    const clues: NameClues = {
      phrase: subject,
      register: this.#register,
      joined,
      sameSentence: sentenceStart(this.#text, fit.start) <= this.#register.end && this.#register.end > 0,
      total,
      measure: pattern.source.gives.measure,
      unitClass,
      unitText: unitIn(group, 0),
      topic: this.#input.topic,
      lexicon,
    };
    if (after) {
      const noun = this.#text.slice(after.start, after.end);
      const name =
        pattern.source.gives.measure === 'share' ? this.#shareOfNoun(after, noun) : countedName(clues, noun);
      return group.map(() => name);
    }
    const whole = fit.captures.get('whole');
    const names = this.#distributed(group.length, subject, clues);
    if (!whole) return names;
    const wholeName = this.#phrase(whole.start, whole.end).name;
    if (pattern.source.gives.measure !== 'share') return names;
    const form = pattern.id === 'share.equal_to_part' ? '' : `占${wholeName}比重`;
    return names.map((name) => `${name.replace(/(?:占比|比重)$/, '')}${form}`);
  }

  #distributed(count: number, phrase: Phrase, clues: NameClues): string[] {
    const name = subjectName(clues);
    if (count === 1) return [name];
    const several = distribute(phrase.name === '' ? name : phrase.name, count, this.#rules.lexicon);
    if (!several) return Array.from({ length: count }, () => name);
    return several.map((member) => subjectName({ ...clues, phrase: { ...phrase, name: member } }));
  }

  #shareOfNoun(after: NounAfter, noun: string): string {
    const predicate = this.#text
      .slice(after.end, after.predicateEnd)
      .replace(/^(?:已|均|都|基本|全面|全部|将)*(?:实现了?|达到|能够|可以?)?/, '');
    return `${noun}${predicate}比例`;
  }

  /** The subject of a clause without numbers right before this one: 参合率再创新高，达到98.5%. */
  #pendingSubject(at: number): Phrase {
    const empty: Phrase = { name: '', ownLevel: '', partOf: false, geoScope: 'unstated', time: undefined };
    const boundary = clauseStart(this.#text, at, this.#register.end) - 1;
    if (this.#text[boundary] !== '，' || boundary <= this.#register.end) return empty;
    const start = clauseStart(this.#text, boundary, this.#register.end);
    if (start <= this.#register.end && this.#register.end > 0) return empty;
    const clause = this.#phrase(start, boundary);
    const subject = metricPrefix(clause.name, this.#rules.lexicon);
    if (subject !== '') return { ...clause, name: subject };
    return this.#register.subject === '' && !this.#rules.lexicon.has(clause.name, 'adverb') ? clause : empty;
  }

  #emit(
    item: QuantityItem,
    group: readonly QuantityItem[],
    index: number,
    name: string,
    { pattern, fit }: Choice,
    phrase: Phrase,
    clause: Span,
  ): void {
    const { measure } = pattern.source.gives;
    const { quantity } = item;
    const growing = measure === 'growth' || measure === 'change';
    const falls = growing && signOf(fit) === '-' && !quantity.value.startsWith('-');
    const doubling = growing && quantity.form === 'doubling';
    const when = this.#when(item.span.start, phrase, fit, { measure, name, unitClass: quantity.unit?.unitClass ?? '' });
    this.#entries.push({
      kind: 'fact',
      fact: {
        mark: item.mark,
        clause: { start: clause.start, end: Math.max(clause.end, item.span.end) },
        indicator: name,
        measure,
        value: falls ? `-${quantity.value}` : quantity.value,
        valueMax: falls && quantity.valueMax !== '' ? `-${quantity.valueMax}` : quantity.valueMax,
        unit: doubling ? '倍' : unitIn(group, index),
        qualifier: qualifierIn(group, index),
        ...when,
        area: phrase.name === '' ? this.#register.area : phrase.ownLevel,
        scope: '',
        geoScope: phrase.geoScope,
        obsStatus: this.#obsStatus(item.span.start, when.status),
        ruleId: pattern.id,
      },
    });
  }

  #when(
    at: number,
    phrase: Phrase,
    fit: Fit,
    { measure, name, unitClass }: { measure: Measure; name: string; unitClass: string },
  ): { period: string; status: Status; basis: Basis } {
    const { calendar, setting } = this.#input;
    const moves = measure === 'growth' || measure === 'change';
    const told = fit.tokens.find(({ time }) => time && time.kind !== 'base')?.time ?? phrase.time ?? this.#timeBefore(at);
    const base = fit.tokens.find(({ time }) => time?.kind === 'base')?.time;
    const mean = hasWord(fit, /^(?:年均|每年|平均每年|年均增速)$/);
    const total = hasWord(fit, /^累计/) || name.includes('累计');
    const year = told?.period ?? setting.period;
    const status = told && year !== setting.period ? statusOf(year, calendar) : setting.status;
    if (base && moves && lastYear(year) - lastYear(base.period) > 1) {
      return { period: `${Number(base.period) + 1}/${lastYear(year)}`, status, basis: 'cumulative' };
    }
    const widens = (mean || total) && !isSpan(year) && isSpan(setting.period) && lastYear(setting.period) === lastYear(year);
    const period = widens ? setting.period : year;
    const verb = flowOf(name, this.#rules.lexicon);
    const counts = measure === 'level' && unitClass !== 'ratio';
    const stock = total && unitClass === 'classifier' && verb === '';
    const flow = moves ? told?.kind === 'span' || (!told && isSpan(period)) : counts && !stock && (total || verb !== '');
    return { status, ...placeInSpan(period, { mean, flow: flow || told?.basis === 'cumulative' }) };
  }

  /** The time that governs the sentence at `at`, or the one with which the paragraph opens. */
  #timeBefore(at: number): TimePhrase | undefined {
    const start = sentenceStart(this.#text, at);
    const governing = this.#times.filter(({ kind, end }) => (kind === 'point' || kind === 'span') && end <= at);
    return (
      governing.findLast((phrase) => phrase.start >= start) ??
      governing.find((phrase) => phrase.start <= 3 && isSpan(phrase.period))
    );
  }

  #obsStatus(at: number, status: Status): ObsStatus {
    if (status === 'target') return 'F';
    const sentence = this.#text.slice(sentenceStart(this.#text, at), at);
    if (/初步核算|初步统计|快报/.test(sentence)) return 'P';
    if (/预计/.test(sentence)) return 'E';
    return /修订|核实/.test(sentence) ? 'R' : 'A';
  }

  #asideReason(item: QuantityItem, phrase: Phrase, noun: string): SetAsideReason | undefined {
    const { lexicon } = this.#rules;
    if (item.quantity.unit?.unitClass !== 'classifier') return undefined;
    if (lexicon.endingAt(noun, noun.length, 0, 'policy_noun')) return 'policy_item';
    if (lexicon.endingAt(noun, noun.length, 0, 'honour_noun')) return 'honour';
    return lexicon.endingAt(phrase.name, phrase.name.length, 0, 'honour_verb') ? 'honour' : undefined;
  }

  #remember(name: string, { pattern, fit }: Choice, phrase: Phrase, joined: boolean, item: QuantityItem, end: number): void {
    const { measure } = pattern.source.gives;
    const inPart = phrase.partOf || (this.#register.inPart && (joined || phrase.name === ''));
    const isShare = measure === 'share' && fit.captures.has('whole');
    const subject = isShare ? name.slice(0, name.lastIndexOf('占')) || this.#register.subject : name;
    this.#register = {
      subject,
      last: name,
      flow: flowOf(subject, this.#rules.lexicon),
      parent: inPart ? this.#register.parent : subject,
      inPart,
      area: phrase.name === '' ? this.#register.area : phrase.ownLevel,
      unitClass: measure === 'level' ? (item.quantity.unit?.unitClass ?? '') : this.#register.unitClass,
      unitText: measure === 'level' ? item.quantity.unitText : this.#register.unitText,
      end,
    };
  }

  /** 连续31年: years or times in a row of what follows. */
  #streak(item: QuantityItem, next: number): boolean {
    const won = this.#text.startsWith('连冠', item.mark.end);
    const before = this.#text.slice(Math.max(0, item.span.start - 3), item.span.start);
    const opener = won ? /(?:实现)?[“"]?$/.exec(before) : /(?:连续|连)$/.exec(before);
    const unit = won ? '次' : item.quantity.unitText;
    if (!opener || !/^(?:年|次|届|个月|个季度|季度|批|天|个年度)$/.test(unit)) return false;
    const rest = this.#text.slice(item.span.end, item.span.end + 12);
    const { lexicon } = this.#rules;
    const edge = item.span.start - opener[0].length;
    const clause = this.#clauseOf(edge);
    const honour = lexicon.startingAt(rest, 0, rest.length, 'honour_verb');
    const phrase = this.#phrase(clause.start, edge);
    const name = phrase.name === '' ? this.#register.last || this.#rankedBy(next) : this.#headed(phrase);
    if (honour || name === '') {
      const reason = honour ? 'honour' : 'duration';
      this.#entries.push({ kind: 'aside', mark: item.mark, reason, ruleId: `streak.${reason}` });
      return true;
    }
    const when = this.#when(item.span.start, phrase, { start: edge, captures: new Map(), tokens: [] }, { measure: 'streak', name, unitClass: '' });
    this.#entries.push({
      kind: 'fact',
      fact: {
        mark: item.mark,
        clause: { start: clause.start, end: item.span.end },
        indicator: name,
        measure: 'streak',
        value: item.quantity.value,
        valueMax: '',
        unit,
        qualifier: item.quantity.qualifier,
        ...when,
        area: '',
        scope: '',
        geoScope: phrase.geoScope,
        obsStatus: this.#obsStatus(item.span.start, when.status),
        ruleId: 'streak.in_a_row',
      },
    });
    this.#register = { ...this.#register, subject: name, last: name, flow: '', end: item.span.end };
    return true;
  }

  #headed(phrase: Phrase): string {
    const { lexicon } = this.#rules;
    return subjectName({
      phrase,
      register: this.#register,
      joined: false,
      sameSentence: false,
      total: false,
      measure: 'rank',
      unitClass: '',
      unitText: '',
      topic: this.#input.topic,
      lexicon,
    });
  }

  /** 排名全国创新型城市第一位 has no subject but what is ranked: 创新型城市排名. */
  #rankedBy(next: number): string {
    const rank = this.#items[next];
    if (rank?.kind !== 'rank') return '';
    const before = this.#text.slice(Math.max(0, rank.span.start - 20), rank.span.start);
    const ranked = /(?:排名|位列|位居|居)(?:全国|全球|全省|世界)?(.{2,14})$/.exec(before)?.[1] ?? '';
    return ranked === '' || /[，。；]/.test(ranked) ? '' : `${ranked}排名`;
  }

  #readRank(item: RankItem): void {
    const { lexicon } = this.#rules;
    const clause = this.#clauseOf(item.span.start);
    const verb = this.#rankVerb(clause, item.span.start);
    const scopeStart = verb?.end ?? lexicon.endingAt(this.#text, item.span.start, clause.start, 'scope_head')?.word;
    const start = typeof scopeStart === 'string' ? item.span.start - scopeStart.length : scopeStart;
    if (start === undefined) {
      this.#entries.push({ kind: 'aside', mark: item.mark, reason: 'ordinal', ruleId: 'rank.no_order' });
      return;
    }
    const edge = verb?.start ?? start;
    const peeled = peel(clause, edge).filter(({ lexeme }) => lexeme && belongs(lexeme, ['adverb', 'rank_verb', 'respectively', 'reach']));
    const subjectEnd = peeled.at(-1)?.start ?? edge;
    const phrase = this.#phrase(clause.start, subjectEnd);
    const scope = this.#text.slice(start, item.span.start).replace(/^(?:在|到|至|为|了)|[“"第的]+$/g, '').replace(/[“"]/g, '');
    const pending = phrase.name === '' ? this.#pendingSubject(subjectEnd) : phrase;
    const name = phrase.name === '' ? this.#register.last || pending.name : this.#headed(phrase);
    if (name === '') {
      this.#entries.push({ kind: 'aside', mark: item.mark, reason: 'ordinal', ruleId: 'rank.no_subject' });
      return;
    }
    const when = this.#when(item.span.start, phrase, { start: edge, captures: new Map(), tokens: [] }, { measure: 'rank', name, unitClass: '' });
    this.#entries.push({
      kind: 'fact',
      fact: {
        mark: item.mark,
        clause: { start: clause.start, end: item.span.end },
        indicator: name,
        measure: 'rank',
        value: item.place,
        valueMax: '',
        unit: '位',
        qualifier: item.qualifier,
        ...when,
        area: '',
        scope,
        geoScope: phrase.geoScope,
        obsStatus: this.#obsStatus(item.span.start, when.status),
        ruleId: 'rank.place',
      },
    });
    this.#register = { ...this.#register, subject: this.#register.subject || name, last: name, end: item.span.end };
  }

  /** The nearest rank verb of the clause, at most a scope's length away. */
  #rankVerb(clause: Clause, at: number): Span | undefined {
    for (let end = at; end > Math.max(clause.start, at - 18); end--) {
      const word = clause.lexicon.endingAt(clause.text, end, clause.start, 'rank_verb');
      if (word) return { start: end - word.word.length, end };
    }
    return undefined;
  }
}

interface Choice {
  readonly pattern: Pattern;
  readonly fit: Fit;
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

function hasWord(fit: Fit, form: RegExp): boolean {
  return fit.tokens.some(({ lexeme }) => lexeme !== undefined && form.test(lexeme.word));
}

/** Why a pattern cannot be about this quantity whatever stands before it; '' if it can. */
function whyUnfit({ units, source }: Pattern, quantity: Quantity, noun: NounAfter | undefined): string {
  const unitClass = quantity.unit?.unitClass ?? (quantity.form === 'fraction' ? 'ratio' : undefined);
  if (units && !(unitClass && units.has(unitClass))) return `its unit is ${unitClass ?? 'missing'}, not ${[...units].join(' or ')}`;
  if (source.form && source.form !== quantity.form) return `its form is ${quantity.form}, not ${source.form}`;
  return source.gives.subject === 'after' && !noun ? 'no noun follows it' : '';
}

/** The sign that the verb nearest to the number gives. */
function signOf(fit: Fit): string {
  for (const { lexeme } of fit.tokens) {
    if (!lexeme) continue;
    const noun = lexeme.classes.get('trend_noun');
    if (noun !== undefined) return noun;
    if (lexeme.classes.has('fall')) return '-';
    if (lexeme.classes.has('rise')) return '+';
  }
  return '+';
}

/** A unit stated once after a list belongs to every item; 30个和41个工作日 are both working days. */
function unitIn(group: readonly QuantityItem[], index: number): string {
  const own = group[index]!.quantity.unitText;
  const later = group.slice(index + 1).map(({ quantity }) => quantity.unitText);
  if (own === '') return later.find((unit) => unit !== '') ?? '';
  return own === '个' ? (later.find((unit) => unit.startsWith('个') && unit.length > 1) ?? own) : own;
}

/** 左右 after a list and 超 before it bind every item; 以上 after the last binds the last. */
function qualifierIn(group: readonly QuantityItem[], index: number): Qualifier {
  const own = group[index]!.quantity;
  if (own.qualifier !== 'eq') return own.qualifier;
  const first = group[0]!.quantity;
  if (first.qualifier !== 'eq' && !first.qualifierBehind) return first.qualifier;
  const last = group.at(-1)!.quantity;
  return last.qualifier === 'approx' && last.qualifierBehind ? 'approx' : 'eq';
}

/** Where the clause that ends at `at` begins: behind punctuation, or `floor`. A bracketed remark is stepped over. */
function clauseStart(text: string, at: number, floor: number): number {
  for (let i = at - 1; i >= floor; i--) {
    const character = text[i]!;
    if (character === '）') {
      const open = text.lastIndexOf('（', i);
      if (open >= floor) i = open;
    } else if (/[，。；：！？（\n]/.test(character)) return i + 1;
  }
  return floor;
}

/** 增长（同口径）5%: a remark in brackets right before the number is stepped over. */
function beforeBrackets(text: string, at: number, floor: number): number {
  const open = text[at - 1] === '）' ? text.lastIndexOf('（', at) : -1;
  return open > floor ? open : at;
}

function sentenceStart(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (/[。！？\n]/.test(text[i]!)) return i + 1;
  return 0;
}
