import type { Message } from './message.ts';

/** What a message does with a parameter. */
export interface Parameter {
  /** Whether it is counted: written or chosen by as a number. */
  readonly isNumber: boolean;
  /** Whether it is always shown: outside every choice, or in its `other`. */
  readonly shown: boolean;
}

/** The parameters of a message, by name. */
export function parametersIn(message: Message): Map<string, Parameter> {
  const found = new Map<string, Parameter>();
  const note = (name: string, { isNumber, shown }: Parameter) => {
    const known = found.get(name);
    found.set(name, { isNumber: isNumber || known?.isNumber === true, shown: shown || known?.shown === true });
  };
  const walk = (part: Message, shown: boolean) => {
    if (typeof part === 'string') return;
    for (const piece of part) {
      if (typeof piece === 'string') continue;
      const [name, kind, options] = piece;
      const isChoice = typeof options === 'object';
      note(name, { isNumber: kind !== undefined && kind !== 'select', shown: shown && !isChoice });
      if (isChoice) for (const [form, inner] of Object.entries(options)) walk(inner, shown && form === 'other');
    }
  };
  walk(message, true);
  return found;
}
