import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblems } from '../../../problems/format-problem.ts';
import { decodeText } from '../../../source/decode.ts';
import { interfaceSkeleton } from '../../../source/interface-skeleton.ts';
import { interfaceFile, readInterface } from '../../../source/read-interface.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { nodeFiles } from '../../local/node-files.ts';
import { replaceFile } from '../../local/replace-file.ts';
import { command } from '../command.ts';
import { siteOption } from '../shared-options.ts';

export const wordsCommand = command({
  summary: 'write the words of the interface that a language lacks, to translate',
  forms: [{ words: '<language>', does: 'write content/_/<language>/interface.yaml: fr, pt-BR' }],
  maxNames: 1,
  options: { ...siteOption },
  notes: `A line that begins with #~ is English and waits for its translation: take #~ away, and translate the text.
Run again, the command keeps what is translated and adds what is new.`,
  async run({ names: [language], siteFolder, print, progress }) {
    if (language === undefined || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
      throw new CommandFault('Which language? Write its tag:  vitrine words fr');
    const files = nodeFiles(siteFolder);
    const file = interfaceFile(language);
    const bytes = await files.read(file);
    const { texts = {}, problems } = await readInterface(files, language);
    // A file of comments alone says nothing yet.
    const text = bytes && (decodeText(bytes, file).text ?? '');
    const isEmpty = text === undefined || !/^\s*[^#\s]/m.test(text);
    if (problems.length > 0 && !isEmpty) {
      progress.say(`\n${formatProblems(problems)}\n\nNothing was written.`);
      return 1;
    }
    const skeleton = interfaceSkeleton(language, text === undefined ? undefined : { text, texts });
    if (skeleton.text === text) {
      print(`${file} is as it was: ${skeleton.missing} words are still to be translated.`);
      return 0;
    }
    await mkdir(dirname(join(siteFolder, file)), { recursive: true });
    await replaceFile(join(siteFolder, file), skeleton.text);
    print(`${file}: ${skeleton.missing} words are to be translated, each in a line that begins with #~`);
    return 0;
  },
});
