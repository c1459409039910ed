const CLOSERS = '[”’"\'）)》」』】〕\\]]*';
const SENTENCE_END = new RegExp(`[。！？；!?;…]${CLOSERS}$`);
const FULL_STOP = /[。！？；]/;

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

export const holdsSentenceEnd = (text: string): boolean => FULL_STOP.test(text);

/** A comma or an opening bracket comes last: the sentence certainly goes on. */
export const breaksOff = (text: string): boolean => /[，、,“‘（(《〈「『【]$/.test(text);

/** A word comes last that governs the next: nothing ends in 的 or 以及. */
export const leansForward = (text: string): boolean =>
  /(?:的|以及|或者|或|并|而|把|被|从|向|由|[^总温共缓谐][和]|[^参给][与])$/.test(text);

/** What never begins a line of its own: closing punctuation, a decimal part, a per cent sign. */
export const startsInMidSentence = (text: string): boolean =>
  /^(?:[，。、；：！？）》”’」』】〕%％℃,;:!?)\]]|[.．](?!\.))/.test(text);
