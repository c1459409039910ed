/** Why the rules decide as they do that are part of the reader and stand in no pack. */
export const BUILT_IN: Readonly<Record<string, string>> = {
  'time.phrase': 'A year, a span of years or a date says when; it is not counted.',
  'rank.place':
    'A place in an order, behind a verb of rank or the whole among which one is ranked (居全国第二).',
  'rank.vague': 'A word of rank without a place (前列, 前茅) gives no value.',
  'rank.no_order': 'An ordinal with neither a verb of rank nor a whole before it is no place in an order.',
  'rank.put_first': 'What is put first (把安全放在首位) is no place in an order.',
  'rank.no_subject': 'A rank of nothing: no name stands before it.',
  'streak.in_a_row': 'Years or times in a row (连续31年) of what stands before or follows.',
  'streak.honour': 'Years in a row of an honour or a title.',
  'streak.duration': 'Years in a row of nothing that has a name.',
  'ratio.parts':
    'Numbers with colons between are the shares of the parts of a whole (三次产业结构 0.1:40.2:59.7).',
  'ratio.to_one': 'In a ratio to one (1.28:1) the first number is the value; the 1 measures nothing.',
  'ratio.unnamed': 'Numbers with colons between whose parts have no names.',
  'origin.undated': 'The value from which a quantity moved (从30个增加到45个), at no stated time.',
  'name.no_unit': 'A bare number behind a name, without unit, is part of that name.',
  'threshold.in_name':
    'A measure whose noun runs on to the next number is part of the name (90—144平方米住宅).',
  'threshold.before_noun':
    'A bound on a measure right before a noun says which things are counted (亿元以上项目).',
  'ordinal.counts_something': 'An ordinal right before a noun numbers that noun.',
  'noun.policy_item': 'Measures, articles and cases are policy items; their count is no indicator.',
  'noun.specification':
    'What one plant of a name is built for (远景40万千瓦示范基地) is no figure of the place.',
  'noun.vague': 'Steps and thresholds that are passed (迈上4个台阶) are told by the sum that is reached.',
  'noun.honour': 'Prizes and titles are honours; their count is no indicator.',
  'table.cell': 'A filled cell: row name × column header × unit.',
  'table.label': 'A number in a label or a header of a table.',
  'segment.page_furniture': 'Page numbers and running heads are no part of the report.',
  'segment.table_of_contents': 'A line of the table of contents.',
  'segment.advertisement': 'A line of advertising.',
  'segment.web_furniture': 'Navigation and the like of a web page.',
  'segment.footnote_mark': 'The mark of a footnote, set small in the file.',
};
