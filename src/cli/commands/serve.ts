import { type Command, InvalidArgumentError } from 'commander';
import { codeOf, reasonOf } from '../../publish/folder_error.ts';
import { inputFinder } from '../../publish/input_finder.ts';
import { readRows } from '../../publish/stored.ts';
import { latestVersion } from '../../publish/versions.ts';
import { readDatasetFolder } from '../../report/dataset_folder.ts';
import { readDocuments } from '../../report/report_page.ts';
import { openSources } from '../../report/sources.ts';
import { loadPacks } from '../../rules/load.ts';
import { loadAreas } from '../../segment/areas.ts';
import { type DeskEffects, type Opened, openDesk } from '../../serve/desk.ts';
import { listen } from '../../serve/listen.ts';
import { packFileOf } from '../../serve/pack_file.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../dataset_folder.ts';
import { loadRules } from '../derive.ts';
import type { Effects } from '../effects.ts';
import { EXIT } from '../exit.ts';
import { Failure, report } from '../failure.ts';
import { options, versionArgument } from '../options.ts';
import { progressOn } from '../progress.ts';
import { rawFolders, sayWhatIsWrong } from '../raw_folders.ts';

interface ServeOptions {
  readonly raw?: string;
  readonly extracted: string;
  readonly dataset: string;
  readonly rules: string;
  readonly port: number;
  readonly json: boolean;
  readonly quiet: boolean;
}

const PORT = 7260;
const MOST_PORT = 65_535;

export function addServe(program: Command, { effects }: Context): void {
  program
    .command('serve')
    .summary('the review in a browser, with corrections 在浏览器中审阅并更正')
    .description(
      'Serves the review of a version on this machine alone. A number can be confirmed, changed, removed or added; ' +
        'what is written goes to corrections/ below the rules, and `zhibiao run` publishes it in the next version.\n' +
        '仅在本机提供审阅页，可确认、修改、移除或补录；更正写入规则目录的 corrections/，由 zhibiao run 在下一版本中发布。',
    )
    .addArgument(versionArgument())
    .addOption(options.sources())
    .option('--port <n>', 'port on 127.0.0.1; 0 for one that is free 端口', portOf, PORT)
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.rules())
    .addOption(options.json())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Ends with Ctrl+C.

Examples:
  zhibiao serve --rules my-rules
  zhibiao serve 1.0.0 --raw reports --rules my-rules --port 0
  zhibiao serve dataset/ --raw reports --rules my-rules --json`,
    )
    .action(async (version: string | undefined, { quiet, json, port, ...where }: ServeOptions) => {
      const desk = await openDesk(await deskEffects(version, where, effects));
      const onError = (error: unknown) => void report(error, effects);
      const { url, close } = await listen(desk, port, onError).catch((error: unknown) => {
        throw new Failure(`127.0.0.1:${port}: ${troubleWith(error)}`, EXIT.nothing);
      });
      const { label: corrections } = packFileOf(where.rules, where.dataset);
      if (json) effects.stdout(`${JSON.stringify({ url, dataset: where.dataset, corrections })}\n`);
      else if (!quiet) {
        effects.stdout(
          `${url}\nCorrections go to ${corrections}; zhibiao run publishes them. Ctrl+C ends. 更正写入该文件，由 zhibiao run 发布；按 Ctrl+C 结束。\n`,
        );
      }
      await effects.interrupted();
      await close();
    });
}

type Where = Pick<ServeOptions, 'raw' | 'extracted' | 'dataset' | 'rules'>;

async function deskEffects(
  version: string | undefined,
  where: Where,
  effects: Effects,
): Promise<DeskEffects> {
  const raw = await rawFolders(where.raw);
  const isLatest = version === undefined || version === 'latest';
  let shown = '';
  return {
    open: async (): Promise<Opened> => {
      const { label, folder: place, store } = await findDataset(version, where);
      const folder = await readDatasetFolder(place);
      const corrections = await readRows(place, 'corrections').catch(() => []);
      const rules = await loadRules(where.rules);
      const areas = loadAreas();
      const sources = openSources(inputFinder([store], raw), areas, folder.manifest.options);
      const progress = progressOn(effects, 'reading');
      const read = await readDocuments({ folder, sources, rules, onRead: progress.show }).finally(
        progress.clear,
      );
      const missing = folder.tables.documents.rows
        .filter((_, i) => read[i]?.state === 'missing')
        .map((row) => row.source_file ?? '');
      sayWhatIsWrong(effects, missing, read.flatMap(({ failures }) => failures).length);
      shown = label;
      return { folder, corrections, rules, read, tools: { areas, load: sources.load } };
    },
    isOutdated: async () => {
      if (!isLatest) return false;
      const latest = await latestVersion(where.extracted, where.dataset);
      return latest !== undefined && latest !== shown;
    },
    loadPacks: (known) => loadPacks(where.rules, known),
    pack: packFileOf(where.rules, where.dataset),
    today,
  };
}

/** Where the person is, not in Greenwich. */
function today(): string {
  const now = new Date();
  const digits = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= MOST_PORT) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}

function troubleWith(error: unknown): string {
  if (codeOf(error) === 'EADDRINUSE') {
    return 'another program answers there; choose another port with --port, or 0 for one that is free';
  }
  return `cannot be listened on (${reasonOf(error)}); choose another port with --port`;
}
