/**
 * Puts a button over the corner of every piece of code that copies its text, and says so. It lies over the code, so
 * nothing on the page moves. Where the browser offers no clipboard there is no button.
 */
export function addCopyButtons(main: HTMLElement, clipboard: Pick<Clipboard, 'writeText'>): void {
  const { copy = '', copied = '', notCopied = '' } = main.dataset;
  for (const code of main.querySelectorAll<HTMLElement>('pre')) {
    const frame = document.createElement('div');
    frame.className = 'code-frame';
    code.replaceWith(frame);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    const status = document.createElement('span');
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');
    frame.append(code, button, status);
    const say = (text: string) => {
      button.textContent = text;
      status.textContent = text;
    };
    button.addEventListener('click', () => {
      clipboard.writeText(code.textContent ?? '').then(
        () => say(copied),
        () => say(notCopied),
      );
    });
    button.addEventListener('blur', () => {
      button.textContent = copy;
      status.textContent = '';
    });
  }
}

const main = document.querySelector('main');
// Only a safe connection has one, whatever the types say.
const clipboard = navigator.clipboard as Clipboard | undefined;
if (main && clipboard) addCopyButtons(main, clipboard);
