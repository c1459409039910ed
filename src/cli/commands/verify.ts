import type { Command } from 'commander';
import { inputFinder } from '../../publish/input_finder.ts';
import { type Verification, verifyVersion } from '../../replay/verify.ts';
import { loadAreas } from '../../segment/areas.ts';
import type { Context } from '../context.ts';
import { findDataset, type Place, readManifest } from '../dataset_folder.ts';
import { thisEngine } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { options } from '../options.ts';
import { plural } from '../summary.ts';

interface VerifyOptions extends Place {
  readonly raw: string[];
  readonly rules: string;
  readonly jobs: number;
  readonly json: boolean;
}

export function addVerify(program: Command, { effects, exit }: Context): void {
  program
    .command('verify')
    .summary('derive a version again and compare it byte for byte 重新推导并核对版本')
    .description(
      'Derives a version again from the inputs its manifest names and compares every file. Inputs are found by their ' +
        'hash: beside the versions, then below --raw and --rules, whatever they are called now. Exit 0 if all is the ' +
        'same, 1 if not.\n' +
        '按清单中的输入重新推导该版本并逐文件核对；输入按哈希查找，改名或移动亦可。一致返回 0，否则返回 1。',
    )
    .argument('[version]', 'version or dataset folder 版本或文件夹', 'latest')
    .addOption(options.extracted())
    .addOption(options.dataset())
    .addOption(options.inputs())
    .addOption(options.rules())
    .addOption(options.jobs())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  zhibiao verify
  zhibiao verify 1.0.0 --raw archive
  zhibiao verify dataset --raw reports --json`,
    )
    .action(async (name: string, given: VerifyOptions) => {
      const dataset = await findDataset(name, given);
      const verification = await verifyVersion({
        folder: dataset.folder,
        manifest: await readManifest(dataset),
        engine: thisEngine(),
        find: inputFinder([dataset.store], [...given.raw, given.rules]),
        areas: loadAreas(),
        jobs: given.jobs,
      });
      effects.stdout(
        given.json
          ? `${JSON.stringify({ ...verification, folder: dataset.folder })}\n`
          : print(dataset.label, verification),
      );
      if (!verification.isVerified) exit(EXIT.differs);
    });
}

function print(label: string, { isVerified, problems, notes }: Verification): string {
  const verdict = isVerified
    ? `${label} is what its inputs give, byte for byte 核对一致`
    : `${label} does not verify 核对不符: ${problems.length} ${plural('problem', problems.length)}`;
  const lines = [
    verdict,
    ...problems.map(({ file, problem }) => `  ${file}: ${problem}`),
    ...notes.map((note) => `  note: ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}
