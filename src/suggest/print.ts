import { Document, isSeq } from 'yaml';
import { groupBy } from '../normalize/order.ts';
import type { IndicatorSource } from '../rules/schema.ts';
import type { AliasSuggestion, NewSuggestion, Suggestion } from './suggest.ts';

/** YAML to paste into the packs, with comments that say where and why. */
export function printSuggestions(suggestions: readonly Suggestion[], names: number): string {
  const aliases = suggestions.filter((one): one is AliasSuggestion => one.kind === 'alias');
  const news = suggestions.filter((one): one is NewSuggestion => one.kind === 'new');
  if (suggestions.length === 0) return '# Every name has an indicator.\n';
  const parts = [...printAliases(aliases), ...printNews(news)];
  const left = names - suggestions.length;
  if (left > 0) parts.push(`# and ${left} rarer names; --limit shows more\n`);
  return parts.join('\n');
}

/** The entries that hold them, each once, with the aliases put in. */
function printAliases(suggestions: readonly AliasSuggestion[]): string[] {
  return [...groupBy(suggestions, ({ indicator }) => indicator.id).values()].map((group) => {
    const { indicator, file } = group[0]!;
    const reasons = group.map(
      ({ name, score, why }) => `#   ${name.name} (${countOf(name.rows)}, likeness ${score}): ${why}`,
    );
    const added = { ...indicator, aliases: [...indicator.aliases, ...group.map(({ name }) => name.name)] };
    const head = `# ${file}: put this in the place of the entry ${indicator.id}, if they are the same`;
    return `${[head, ...reasons].join('\n')}\n${printEntry(added)}`;
  });
}

function printNews(suggestions: readonly NewSuggestion[]): string[] {
  if (suggestions.length === 0) return [];
  const entries = suggestions.map(({ name, indicator, nearest }) => {
    const quote = name.quote.replace(/\s+/g, ' ').trim();
    const like = nearest && `; most like ${nearest}`;
    return `  # ${countOf(name.rows)}: “${quote}”${like}\n${printEntry(indicator)}`;
  });
  const head =
    '# a new file, e.g. indicators/new.yaml: keep what you want to follow, and fill in what says TODO';
  return [`${head}\npack: indicators/new\nindicators:\n${entries.join('')}`];
}

function printEntry(indicator: IndicatorSource): string {
  const yaml = new Document([indicator]);
  const aliases = yaml.getIn([0, 'aliases'], true);
  if (isSeq(aliases)) aliases.flow = true;
  return yaml.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/^(?=.)/gm, '  ');
}

function countOf(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
