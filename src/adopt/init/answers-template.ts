import { initHosts } from './answers.ts';

/** Answers to fill in: every key that `vitrine init` reads, with what it means. What is optional has a # before it. */
export const answersTemplate = `# Answers for  vitrine init --answers <this file>
# Write what is true. Lines without a # at their beginning must be there, also those below "tables" once you take its #
# away. Those that begin with # may stay away: the folder then says that the text is not written yet.

name: My App                                  # of the project
address: https://example.org/privacy/         # where the report will be served
website: https://example.org/                 # of the project
operator: The My App maintainers              # who answers for the telemetry
contact: mailto:privacy@example.org           # for questions about privacy: mailto:, https:// or a page of the site
# security: mailto:security@example.org       # for reports of vulnerabilities
# description: What the app is, in one sentence.
default: "off"                                # "off": nothing is sent before a yes; "on": it is sent until somebody says no
# turnOff: { command: my-app telemetry off }  # how everything is turned off: setting, command, environment, file, note
language: en                                  # of your texts
# languages: [en, de]                         # all that the site offers
host: github-pages                            # ${initHosts.join(', ')}

switches:                                     # one entry for each switch in the app
  - id: usage                                 # part of addresses: lower-case letters, digits, hyphens
    title: Usage reports
    sensitivity: technical                    # technical (the app, the device), interaction (what people do), personal, sensitive
    kept: P90D                                # how long a report is kept: P90D, P13M, or { forever: the reason }
    sends:                                    # a report that the app really sends, key by key; JSON may be pasted
      version: "2.1"
      platform: linux
    # summary: What this switch sends, in one sentence.
    # why: [To know which versions people use]
    # recipients: [The two maintainers]
    # whenOff: What happens in the app when it is off.
    # turnOff: { setting: Settings → Privacy }
    # default: "on"                           # of this switch, where it differs from the one above
    # dialog: { title: Usage reports, text: What the app says about it. }  # a question; a notice where it is on by default
    # since: 2026-01-01                       # the day from which the app uses these words; left out: today

# tables:                                     # one entry for each table that you publish; without rows and chart, which
#                                             # "vitrine import table" brings: leave this out where you import your files
#   - id: versions                            # its folder below data/
#     title: Versions in use
#     file: exports/2026-10.csv               # a CSV file of one period, from the folder of this file on, to read its columns from; it stays where it is
#     switch: usage                           # whose data it shows
#     licence: CC0-1.0                        # of the table, by its SPDX name
#     period: month                           # the column that says of which period a row is
#     contributors: installations             # the column that counts who is behind a row; none: there is no such column
#     minimumCount: 10                        # the least number of contributors behind a row that you publish
#     sampleRate: 1                           # the share of installations that send, from 0 to 1
#     every: P1M                              # how often a new period comes out
#     kept: P2Y                               # how long published rows are kept, or { forever: the reason }
#     releases: partition                     # partition: each file adds periods; snapshot: each replaces the one before
#     # unit: installation                  # what one contributor is, a noun without an article
#     # description: What it counts, in one sentence.
#     # population: Installations with the switch on; who turned it off is missing.
`;
