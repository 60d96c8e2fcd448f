/**
 * What is wrong with a command as it was given: an option, a name, a file that is not there. The message is for whoever
 * typed it.
 */
export class CommandFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandFault';
  }
}
