/**
 * Radicals of the block U+2E80–2EFF that have one unified character. Some PDF fonts hand out 长 as ⻓ and 页 as ⻚;
 * NFKC folds the KangXi block (U+2F00–2FDF) but leaves these as they are. Source: Unicode EquivalentUnifiedIdeograph.
 * The last three are KangXi radicals that NFKC folds to a form not used in simplified texts (戶, 靑, 黃).
 */
const PAIRS =
  '⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王' +
  '⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻐钅⻑長⻒镸⻓长⻔门⻖阝' +
  '⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟' +
  '⼾户⾭青⿈黄';

export const UNIFIED_RADICALS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
);
