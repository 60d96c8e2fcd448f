import type { Descriptor } from '../schema/data/descriptor.ts';

type Licence = Descriptor['licenses'][number];

/** What people read: its title, else its id, else its address. */
export const licenceTitle = (licence: Licence): string => licence.title ?? licenceId(licence);

/** What machines read: its id (SPDX or Open Definition), else its address. */
export const licenceId = (licence: Licence): string => ('name' in licence ? licence.name : licence.path);
