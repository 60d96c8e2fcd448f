import { z } from 'zod';
import { lookSchema } from './look.ts';
import { linkPlaces } from './page.ts';
import { day, duration, howTo, language, link, rate, text } from '../scalars.ts';

/** A page of this site by its path, or an address elsewhere. */
const ownLink = z
  .string()
  .regex(/^(https:\/\/|mailto:|\/(?!\/))/, 'must start with https://, mailto: or / (a page of this site)');

/** `content/site.yaml`: the project and what holds for the whole site. */
export const siteSchema = z.strictObject({
  /** The project whose telemetry the site reports on. */
  project: z.strictObject({
    name: text,
    /** What the app is, in one sentence. */
    description: text,
    url: link,
    repository: link.optional(),
    /** The repository's folder in which `content/` lies, for links such as "edit this page". */
    contentUrl: link.optional(),
  }),
  /** Title of the site. Default: "<project> privacy". */
  title: text.optional(),
  /** The full address under which the site will be served, with its base path. */
  url: z.string().regex(/^https?:\/\/[^?#]+$/, 'must be a full address, such as https://example.org/privacy/'),
  /** Language of `content/`; translations lie in `content/_/<language>/`. */
  language,
  /** Every language the site offers, the default one included. */
  languages: z.array(language).min(1).optional(),
  /** Logo, colour and fonts of the project's own. */
  look: lookSchema.optional(),
  /** Further links of the menu and the footer, after the pages of the project's own. */
  links: z
    .array(z.strictObject({ title: text, url: ownLink, where: z.enum(linkPlaces).exclude(['none']) }))
    .min(1)
    .optional(),
  /** A sentence of the project's own in the footer. */
  footer: text.optional(),
  /**
   * The day on which a site of made-up data stands still, for a demonstration or a test: checks are made as of it, and
   * every page says so. Only together with `synthetic`; a site about real data goes by the clock.
   */
  asOf: day.optional(),
  /** Set when the data are made up: the sentence shown on every page. */
  synthetic: text.optional(),
  /** Who answers for the telemetry. */
  operator: z.strictObject({ name: text, country: text.optional(), url: link.optional() }),
  contact: z.strictObject({
    /** Questions and requests about privacy. */
    privacy: link,
    /** Reports of vulnerabilities. */
    security: link.optional(),
    /** Address that opens a new issue in the project's tracker; `title` and `body` are added as parameters. */
    newIssue: link.optional(),
  }),
  /** The one setting that turns everything off. */
  optOut: howTo,
  /**
   * Whether telemetry is off until somebody turns it on (opt-in), or on until somebody turns it off (opt-out). A
   * category may say otherwise for itself. Every page says which it is.
   */
  default: z.enum(['off', 'on']),
  /** The release log. */
  log: z.strictObject({
    /** First line of the checkpoint: a name for this log that never changes. */
    origin: z.string().regex(/^[^\s+]+$/, 'must be one word without "+", such as example.org/privacy'),
    /** Public key of the checkpoint's signature, when it is signed. */
    publicKey: text.optional(),
    /** Witnesses that are asked to cosign the checkpoint: others who notice when the log is rewritten. */
    witnesses: z
      .array(
        z.strictObject({
          /** The address below which `add-checkpoint` lies. */
          url: z.string().regex(/^https?:\/\/[^?#\s]+$/, 'must be a full address, such as https://witness.example/'),
          /** The witness's public key, as whoever runs it publishes it. */
          publicKey: text,
        }),
      )
      .optional(),
  }),
  /** The declared privacy budget for datasets with differential privacy. */
  budget: z
    .strictObject({
      /** Whose privacy is counted: installation, account, device. */
      unit: text,
      /** The stretch of time over which losses add up. */
      window: duration,
      epsilon: z.number().positive(),
      delta: z.number().min(0).lt(1),
      /** The allowed sum of ρ in a window, where datasets use zero-concentrated privacy. */
      rho: z.number().positive().optional(),
    })
    .optional(),
  /** Day from which every new field must name an assessment. */
  assessmentsRequiredSince: day.optional(),
  /**
   * What the id of a field is made of: the name of its file (`names`), or its folders below `dictionary/` and its name,
   * joined by hyphens (`folders`: `perf/start-time.md` is `perf-start-time`). A field may have its own id in its front
   * matter. Default: names.
   */
  fieldIds: z.enum(['names', 'folders']).optional(),
  /** Rules that the names of fields must follow. */
  naming: z
    .strictObject({
      /** Each key must start with one of these. */
      prefixes: z.array(text).optional(),
      /** Words no key may contain. */
      forbidden: z.array(text).optional(),
      /** A field with a unit must end its key with the unit. */
      unitSuffix: z.boolean().optional(),
    })
    .optional(),
  /** What security.txt says (RFC 9116). */
  securityTxt: z
    .strictObject({
      contact: z.array(link).min(1),
      expires: day,
      preferredLanguages: z.array(language).optional(),
      policy: link.optional(),
      encryption: link.optional(),
      acknowledgments: link.optional(),
    })
    .optional(),
  /** Default sample rate for categories that give none. Default: 1. */
  sampleRate: rate.optional(),
});
export type SiteConfig = z.infer<typeof siteSchema>;
