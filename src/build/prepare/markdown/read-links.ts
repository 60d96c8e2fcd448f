import type { Definition, Image, ImageReference, Link } from 'mdast';
import { judgeLink } from '../judge-link.ts';
import type { TextNotes } from './text-notes.ts';

/** Turns a path of this site (`/methods/#rounding`) into the address to write. */
export type ToAddress = (path: string) => string;

/** Whether a definition (`[name]: path`) is one of an image: what is only shown and not opened. */
export const isOfImage = ({ url }: Definition): boolean => /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(url);

/** Judges a link and turns a path of this site into its address. */
export function readLink(node: Link | Definition, notes: TextNotes, toAddress: ToAddress): void {
  const fault = judgeLink(node.url, notes.file);
  if (fault) notes.report('markdown/link', node, fault.message, fault.fix);
  else if (node.url.startsWith('/')) {
    notes.links.push({ path: node.url, ...notes.placeOf(node) });
    node.url = toAddress(node.url);
  }
}

/** Every image says in words what it shows. */
export function judgeAlternative(node: Image | ImageReference, notes: TextNotes): void {
  if (node.alt) return;
  const name = node.type === 'image' ? node.url : `[${node.label ?? node.identifier}]`;
  const written = node.type === 'image' ? `(${name})` : name;
  notes.report(
    'markdown/image',
    node,
    `The image ${name} has no text alternative.`,
    `write  ![what it shows]${written}`,
  );
}

/** Judges where an image lies and turns a path of this site into its address. */
export function readImage(node: Image | Definition, notes: TextNotes, toAddress: ToAddress): void {
  if (/^[a-z]+:|^\/\//.test(node.url))
    notes.report(
      'markdown/image',
      node,
      `The image ${node.url} lies on another origin, and no page of this site asks another origin for anything.`,
      'put the file into public/ and write its path',
    );
  else if (!node.url.startsWith('/'))
    notes.report(
      'markdown/image',
      node,
      `The image ${node.url} is relative to its file, but a text can be shown on several pages.`,
      `put the file into public/ and write  /${node.url.replace(/^(\.{0,2}\/)+/, '')}`,
    );
  else {
    notes.images.push({ path: node.url, ...notes.placeOf(node) });
    node.url = toAddress(node.url);
  }
}
