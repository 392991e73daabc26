/** Arguments of the `corpus` command, and what to say when they are wrong. */

/** A verb prints what it can and says whether some input could not be read. */
export type Verb = (args: string[]) => Promise<{ unread: boolean }>;

export class UsageError extends Error {}

/**
 * Splits arguments into plain ones and `--name value` options.
 * @throws UsageError for an option that is not among `names`, or that has no value
 */
export function readArguments(args: string[], names: string[]): { plain: string[]; options: Map<string, string> } {
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] as string;
    if (!argument.startsWith('--')) {
      plain.push(argument);
      continue;
    }
    const name = argument.slice(2);
    const value = args[++index];
    if (!names.includes(name)) throw new UsageError(`There is no option "${argument}" here.`);
    if (value === undefined) throw new UsageError(`The option "${argument}" needs a value.`);
    options.set(name, value);
  }
  return { plain, options };
}

/** A whole number above zero, or the default. */
export function readLimit(value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new UsageError(`The limit "${value}" is not a whole number above zero.`);
  return Number(value);
}

/** One JSON line on standard output. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** One sentence on standard error, about one input. */
export function complain(input: string, sentence: string): void {
  process.stderr.write(`${input}: ${sentence}\n`);
}

/** What went wrong with a file, for a person. */
export function whyUnread(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR') return 'This is a folder: name the files in it.';
  if (code === 'EACCES') return 'The file may not be read.';
  return message;
}
