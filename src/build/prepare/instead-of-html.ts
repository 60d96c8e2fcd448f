/** Tags of HTML with what says the same in Markdown. */
const markdownFor: Readonly<Record<string, string>> = {
  a: '[…](…)',
  b: '**…**',
  blockquote: '> …',
  br: 'a backslash at the end of the line',
  code: '`…`',
  del: '~~…~~',
  em: '*…*',
  h2: '## …',
  h3: '### …',
  hr: '---',
  i: '*…*',
  img: '![what it shows](/…)',
  li: '- …',
  ol: '1. …',
  p: 'an empty line between paragraphs',
  pre: '```',
  s: '~~…~~',
  strong: '**…**',
  table: '| … | … |',
  ul: '- …',
};

/** How to say in Markdown what a piece of HTML says, or how to show it as text where it is no tag at all. */
export function insteadOfHtml(html: string): string {
  const tag = /^<([a-z][\w-]*)/i.exec(html)?.[1]?.toLowerCase() ?? '';
  const markdown = markdownFor[tag];
  return markdown === undefined
    ? `write it in Markdown; to show it as text, put it between backticks: \`${html.split('\n')[0] ?? ''}\``
    : `write  ${markdown}`;
}
