import type { Answers, InitHost } from './answers.ts';

type Files = Readonly<Record<string, string>>;

const github = (
  address: string,
) => `# Checks the privacy report on every change, and publishes it. Written by "vitrine init"; it is yours to change.
name: privacy report
on:
  push:
    branches: [main]
  pull_request:
  # A release that is late is shown as late: the site is built every day, with what is broken on it.
  schedule:
    - cron: "17 5 * * *"
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: privacy-report-\${{ github.ref }}
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - run: npx vitrine check
        if: github.event_name != 'schedule'
      - run: npx vitrine build
        if: github.event_name != 'schedule'
      - run: npx vitrine build --publish-failures --previous ${address}
        if: github.event_name == 'schedule'
      - uses: actions/upload-pages-artifact@v4
        if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'
        with:
          path: dist/
          include-hidden-files: true
  deploy:
    if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`;

const gitlab = (
  address: string,
) => `# Checks the privacy report on every change, and publishes it. Written by "vitrine init"; it is yours to change.
image: node:24
cache:
  paths: [.npm/]
before_script:
  - npm ci --cache .npm
check:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - npx vitrine check
pages:
  rules:
    # A release that is late is shown as late: add a pipeline schedule, once a day.
    - if: $CI_PIPELINE_SOURCE == "schedule"
      variables:
        VITRINE_BUILD: "--publish-failures --previous ${address}"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npx vitrine build $VITRINE_BUILD
  pages:
    publish: dist
  artifacts:
    paths: [dist]
`;

const netlify = `# How the privacy report is built. Written by "vitrine init"; it is yours to change.
[build]
  command = "npm ci && npx vitrine check && npx vitrine build"
  publish = "dist"
[build.environment]
  NODE_VERSION = "24"
`;

const cloudflare = (
  id: string,
) => `# Where the privacy report is built to. Written by "vitrine init"; it is yours to change.
# Set the build command of the project to  npm ci && npx vitrine check && npx vitrine build
name = "${id}"
pages_build_output_dir = "dist"
`;

/** What makes the host build and serve the site; nothing for a host that Vitrine does not know. */
export function buildFilesOf(
  { host, address, name }: Pick<Answers, 'host' | 'address' | 'name'>,
  idOf: (name: string) => string,
): Files {
  const files: Readonly<Record<InitHost, Files>> = {
    'github-pages': { '.github/workflows/privacy-report.yml': github(address) },
    'gitlab-pages': { '.gitlab-ci.yml': gitlab(address) },
    netlify: { 'netlify.toml': netlify },
    cloudflare: { 'wrangler.toml': cloudflare(`${idOf(name)}-privacy`) },
    other: {},
  };
  return files[host];
}
