import type { Annotation } from './annotations.ts';
import { formatGithub } from './format-github.ts';
import { formatGitlab } from './format-gitlab.ts';
import { formatSarif } from './format-sarif.ts';

/** Every form in which annotations are written for a host, by its name. */
export const annotationFormats = {
  github: formatGithub,
  gitlab: formatGitlab,
  sarif: formatSarif,
} satisfies Readonly<
  Record<string, (annotations: readonly Annotation[], tool: { readonly version: string }) => string>
>;

export type AnnotationFormat = keyof typeof annotationFormats;

/** What `vitrine check --format` takes. */
export const checkFormats = ['text', 'json', ...(Object.keys(annotationFormats) as AnnotationFormat[])] as const;
export type CheckFormat = (typeof checkFormats)[number];

export const isCheckFormat = (name: string): name is CheckFormat => (checkFormats as readonly string[]).includes(name);
