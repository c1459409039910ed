import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { CorrectionError } from '../correct/trouble.ts';
import { TableError } from '../diff/records.ts';
import { CellError } from '../publish/cell_error.ts';
import { FolderError } from '../publish/folder_error.ts';
import { RuleError } from '../rules/errors.ts';
import type { Effects } from './effects.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** A mistake of the user or a state of things that stops a command; the message says what, and what to do. */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = EXIT.usage) {
    super(message);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** Says in one line on stderr what stopped a command. */
export function report(error: unknown, effects: Effects): ExitCode {
  if (error instanceof CommanderError) return reportUsage(error, effects);
  const say = (message: string) => effects.stderr(`zhibiao: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
  if (effects.env.ZHIBIAO_DEBUG) effects.stderr(`${inspect(error)}\n`);
  if (error instanceof Failure) {
    say(error.message);
    return error.exitCode;
  }
  if (error instanceof RuleError) {
    say(`${error.message}; correct the rule pack`);
    return EXIT.usage;
  }
  if (error instanceof TableError) {
    say(`${error.message}; correct the file, or derive the dataset again`);
    return EXIT.usage;
  }
  if (error instanceof CorrectionError) {
    for (const trouble of error.troubles) say(trouble);
    const count = error.troubles.length;
    say(`${count} ${count === 1 ? 'correction does' : 'corrections do'} not fit; nothing was written`);
    return EXIT.usage;
  }
  if (error instanceof FolderError) {
    say(error.message);
    return error.isForeign ? EXIT.usage : EXIT.nothing;
  }
  if (error instanceof CellError) {
    say(error.message);
    return EXIT.nothing;
  }
  const message = error instanceof Error ? error.message : String(error);
  say(`unexpected error: ${message}; set ZHIBIAO_DEBUG=1 to see where it comes from`);
  return EXIT.nothing;
}

function reportUsage(error: CommanderError, effects: Effects): ExitCode {
  if (error.exitCode === 0) return EXIT.well;
  if (error.code === 'commander.help') return EXIT.usage;
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  effects.stderr(`zhibiao: ${message}; see zhibiao --help\n`);
  return EXIT.usage;
}
