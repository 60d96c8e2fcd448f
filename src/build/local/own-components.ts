/** Parts of a page that a file of the same name in `components/` replaces, each with what it shows. */
export const replaceable = {
  Brand: 'the mark beside the name of the site, where no logo is given',
  Header: 'the head of every page: name, languages, search, menu',
  Footer: 'the foot of every page',
  PageEnd: 'the end of a text: where to ask, where to edit',
} as const;
export type Replaceable = keyof typeof replaceable;

/** A component of the adopter's folder. */
export interface OwnComponent {
  readonly name: Replaceable;
  /** Below the site's folder: `components/Footer.astro`. */
  readonly file: string;
  readonly text: string;
}

export const componentsFolder = 'components';

/** Whether a name is one of those that can be replaced. */
export const isReplaceable = (name: string): name is Replaceable => Object.hasOwn(replaceable, name);
