import { Command } from 'commander';
import { addDiff } from './commands/diff.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addExtract } from './commands/extract.ts';
import { addReport } from './commands/report.ts';
import { addRules } from './commands/rules.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addVerify } from './commands/verify.ts';
import { addVersions } from './commands/versions.ts';
import { type Effects, processEffects } from './effects.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { report } from './failure.ts';
import { engineVersion } from './package.ts';

/** Runs one command line, without the program's own name; gives the exit code. */
export async function run(argv: readonly string[], effects: Effects = processEffects()): Promise<number> {
  let code: ExitCode = EXIT.well;
  const exit = (given: ExitCode) => {
    code = given;
  };
  const program = createProgram(effects);
  const commands = [
    addRun,
    addExtract,
    addDiff,
    addVerify,
    addVersions,
    addReport,
    addServe,
    addExport,
    addEvaluate,
    addExplain,
    addRules,
  ];
  for (const add of commands) add(program, { effects, exit });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, effects);
  }
}

function createProgram(effects: Effects): Command {
  return new Command('zhibiao')
    .description(
      'Turns Chinese government reports into versioned datasets of numeric indicators.\n把政府报告变成有版本、可溯源的数值指标数据集。',
    )
    .version(engineVersion())
    .exitOverride()
    .configureOutput({
      writeOut: effects.stdout,
      writeErr: effects.stderr,
      // Said in one line by `report`, as every other mistake.
      outputError: () => undefined,
    })
    .addHelpText(
      'after',
      `
Exit codes:
  0 well   1 it differs or findings pass the threshold   2 wrong usage, configuration or rules
  3 done, but some documents were refused   4 nothing could be done

Examples:
  zhibiao run
  zhibiao extract report.txt --out dataset
  zhibiao COMMAND --help`,
    );
}
