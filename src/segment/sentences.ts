const CLOSERS = '[”’"\'）)》」』】〕\\]]*';
const SENTENCE_END = new RegExp(`[。！？；!?;…]${CLOSERS}$`);
const FULL_STOP = /[。！？；]/;

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

export const holdsSentenceEnd = (text: string): boolean => FULL_STOP.test(text);

/** A comma or an opening bracket last: the sentence certainly goes on. */
export const breaksOff = (text: string): boolean => /[，、,“‘（(《〈「『【—]$/.test(text);

/** What never begins a line of its own: closing punctuation, a decimal part, a per cent sign. */
export const startsInMidSentence = (text: string): boolean =>
  /^(?:[，。、；：！？）》”’」』】〕%％℃,;:!?)\]]|[.．](?!\.))/.test(text);
