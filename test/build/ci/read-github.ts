/** A workflow command as GitHub's runner reads a line: name, properties and message, decoded. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const decoded = (text: string, codes: Readonly<Record<string, string>>) =>
  text.replace(/%(25|0D|0A|3A|2C)/g, (code) => codes[code] ?? code);
const ofData = { '%25': '%', '%0D': '\r', '%0A': '\n' };
const ofProperty = { ...ofData, '%3A': ':', '%2C': ',' };

/** Every command in an output; throws for a line that is none. */
export function readWorkflowCommands(output: string): WorkflowCommand[] {
  return output
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', properties = '', message = ''] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
      if (name === '') throw new Error(`no command: ${line}`);
      const pairs = properties.split(',').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), decoded(pair.slice(at + 1), ofProperty)] as const;
      });
      return { name, properties: Object.fromEntries(pairs), message: decoded(message, ofData) };
    });
}
