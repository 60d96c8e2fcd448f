import { z } from 'zod';
import { hostIds } from '../host-ids.ts';
import { lookSchema } from './look.ts';
import { linkPlaces } from './page.ts';
import { day, duration, howTo, language, link, rate, text } from '../scalars.ts';

/** A page of this site by its path, or an address elsewhere. */
const ownLink = z
  .string()
  .regex(/^(https:\/\/|mailto:|\/(?!\/))/, 'must start with https://, mailto: or / (a page of this site)');

/** `content/site.yaml`: the project and what holds for the whole site. */
export const siteSchema = z.strictObject({
  project: z
    .strictObject({
      name: text.describe('Name of the app or the project.'),
      description: text.describe('What the app is, in one sentence.'),
      url: link.describe('Its home page.'),
      repository: link.optional().describe('Where its code is.'),
      contentUrl: link
        .optional()
        .describe(`The repository's folder in which \`content/\` lies, for links such as "edit this page".`),
    })
    .describe('The project whose telemetry the site reports on.'),
  title: text.optional().describe('Title of the site. Default: "<project> privacy".'),
  url: z
    .string()
    .regex(/^https?:\/\/[^?#]+$/, 'must be a full address, such as https://example.org/privacy/')
    .describe('The full address under which the site will be served, with its base path.'),
  host: z
    .enum(hostIds)
    .optional()
    .describe(
      'Where the site is served: `build` then writes what that host reads in the folder, as `--host` does for once. ' +
        'Default: nothing is written for a host.',
    ),
  language: language.describe('Language of `content/`; translations lie in `content/_/<language>/`.'),
  languages: z.array(language).min(1).optional().describe('Every language the site offers, the default one included.'),
  look: lookSchema.optional().describe("Logo, colour and fonts of the project's own."),
  links: z
    .array(
      z.strictObject({
        title: text.describe('Text of the link.'),
        url: ownLink.describe('A page of this site by its path, such as `/imprint/`, or an address elsewhere.'),
        where: z.enum(linkPlaces).exclude(['none']).describe('Where it is shown: a group of the menu, or the footer.'),
      }),
    )
    .min(1)
    .optional()
    .describe("Further links of the menu and the footer, after the pages of the project's own."),
  footer: text.optional().describe("A sentence of the project's own in the footer."),
  asOf: day
    .optional()
    .describe(
      'The day on which a site of made-up data stands still, for a demonstration or a test: checks are ' +
        'made as of it, and every page says so. Only together with `synthetic`; a site about real data goes ' +
        'by the clock.',
    ),
  synthetic: text.optional().describe('Set when the data are made up: the sentence shown on every page.'),
  operator: z
    .strictObject({
      name: text.describe('The person, body or company.'),
      country: text.optional().describe('Its country, in words: it says which law holds.'),
      url: link.optional().describe('Its page.'),
    })
    .describe('Who answers for the telemetry.'),
  contact: z
    .strictObject({
      privacy: link.describe('Questions and requests about privacy.'),
      security: link.optional().describe('Reports of vulnerabilities.'),
      newIssue: link
        .optional()
        .describe(
          "Address that opens a new issue in the project's tracker; it gets the parameters `title` and `body`.",
        ),
    })
    .describe('Whom to ask.'),
  optOut: howTo.describe('The one setting that turns everything off.'),
  default: z
    .enum(['off', 'on'])
    .describe(
      'Whether telemetry is off until somebody turns it on (opt-in), or on until somebody turns it off (opt-out). A ' +
        'category may say otherwise for itself. Every page says which it is.',
    ),
  log: z
    .strictObject({
      origin: z
        .string()
        .regex(/^[^\s+]+$/, 'must be one word without "+", such as example.org/privacy')
        .describe('First line of the checkpoint: a name for this log that never changes.'),
      publicKey: text.optional().describe("Public key of the checkpoint's signature, when it is signed."),
      witnesses: z
        .array(
          z.strictObject({
            url: z
              .string()
              .regex(/^https?:\/\/[^?#\s]+$/, 'must be a full address, such as https://witness.example/')
              .describe('The address below which `add-checkpoint` lies.'),
            publicKey: text.describe("The witness's public key, as whoever runs it publishes it."),
          }),
        )
        .optional()
        .describe('Witnesses that are asked to cosign the checkpoint: others who notice when the log is rewritten.'),
    })
    .describe('The release log.'),
  budget: z
    .strictObject({
      unit: text.describe('Whose privacy is counted: installation, account, device.'),
      window: duration.describe('The stretch of time over which losses add up.'),
      epsilon: z.number().positive().describe('The allowed sum of ε in a window.'),
      delta: z.number().min(0).lt(1).describe('The allowed δ in a window; 0 for pure differential privacy.'),
      rho: z
        .number()
        .positive()
        .optional()
        .describe('The allowed sum of ρ in a window, where datasets use zero-concentrated privacy.'),
    })
    .optional()
    .describe('The declared privacy budget for datasets with differential privacy.'),
  assessmentsRequiredSince: day.optional().describe('Day from which every new field must name an assessment.'),
  fieldIds: z
    .enum(['names', 'folders'])
    .optional()
    .describe(
      'What the id of a field is made of: the name of its file (`names`), or its folders below ' +
        '`dictionary/` and its name, joined by hyphens (`folders`: `perf/start-time.md` is ' +
        '`perf-start-time`). A field may have its own id in its front matter. Default: names.',
    ),
  naming: z
    .strictObject({
      prefixes: z.array(text).optional().describe('Each key must start with one of these.'),
      forbidden: z.array(text).optional().describe('Words no key may contain.'),
      unitSuffix: z.boolean().optional().describe('A field with a unit must end its key with the unit.'),
    })
    .optional()
    .describe('Rules that the names of fields must follow.'),
  securityTxt: z
    .strictObject({
      contact: z.array(link).min(1).describe('Where to report, best first: a mailto: or https: address.'),
      expires: day.describe('Day after which the file is no longer to be trusted; less than a year ahead.'),
      preferredLanguages: z
        .array(language)
        .optional()
        .describe('Languages in which reports are read, as tags such as en.'),
      policy: link.optional().describe('Page with the rules for reports.'),
      encryption: link.optional().describe('Address of a key with which reports can be encrypted.'),
      acknowledgments: link.optional().describe('Page that thanks those who reported.'),
    })
    .optional()
    .describe('What security.txt says (RFC 9116).'),
  sampleRate: rate.optional().describe('Default sample rate for categories that give none. Default: 1.'),
});
export type SiteConfig = z.infer<typeof siteSchema>;
