import { run } from '../../src/cli/main.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line as from a shell, with what it prints. */
export async function zhibiao(...argv: string[]): Promise<Outcome> {
  return onTerminal(false, argv);
}

export async function onTerminal(isTerminal: boolean, argv: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await run(argv, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    isTerminal,
    env: {},
    interrupted: async () => undefined,
  });
  return { code, out, err };
}
