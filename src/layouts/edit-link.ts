/**
 * Where the source of a page can be edited: `contentUrl` is the folder `content/` in the project's repository, and
 * `data/` lies beside it. Undefined for a file of neither.
 */
export function editLink(contentUrl: string, file: string): string | undefined {
  const content = contentUrl.replace(/\/+$/, '');
  if (file.startsWith('content/')) return `${content}/${file.slice('content/'.length)}`;
  // Only where the folder has the name it has here can its neighbour be known.
  return file.startsWith('data/') && content.endsWith('/content')
    ? `${content.slice(0, -'content'.length)}${file}`
    : undefined;
}
