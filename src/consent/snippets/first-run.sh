#!/bin/sh
# The first-run notice of a command-line program: one question for each category that is off by default, one notice for
# each that is on, with a chance to turn it off before anything is sent.
# Needs should-ask.sh beside it, jq, and the consent.json that was shipped with the program: showing it sends nothing.
#
#   first-run.sh CONSENT_JSON ANSWERS_FILE [TODAY [PRODUCT]]
#
# PRODUCT is the id of the program's own product, where the file names several: only its categories are shown.
# ANSWERS_FILE has a line per answer: CATEGORY VERSION ANSWER DAY. Where DO_NOT_TRACK is set, nothing is shown or sent.
set -eu
consent=$1 answers=$2 today=${3:-$(date +%F)} product=${4:-}
. "$(dirname "$0")/should-ask.sh"

# https://consoledonottrack.com: any value but 0 is a no to everything, now and for as long as it is set.
case ${DO_NOT_TRACK:-0} in 0 | '') ;; *) exit 0 ;; esac
# A script, a pipe or a build server cannot answer; nothing is shown, nothing is stored, nothing is sent.
[ -t 0 ] || exit 0
exec 3<&0

language=$(jq -r --arg wanted "${LANG%%[_.]*}" 'if .languages | index($wanted) then $wanted else .languages[0] end' "$consent")
project=$(jq -r '.project.id' "$consent")
touch "$answers"
jq -r --arg product "$product" '
  .categories[] | select($product == "" or .products == null or (.products | index($product))) | .id' "$consent" | while read -r category; do
  set -- $(grep "^$category " "$answers" || echo "$category 0")
  case $(should_ask "$project" "$category" "$2" "${3:-}" "${4:-}" "$today" < "$consent") in keep*) continue ;; esac
  jq -r --arg id "$category" --arg language "$language" '
    (.categories[] | select(.id == $id)) | .dialog[$language] as $dialog
    | "\($dialog.title)\n  \($dialog.text)\n  \(.urls[$language].short)"' "$consent"
  if jq -e --arg id "$category" '.categories[] | select(.id == $id) | .default == "on"' "$consent" >/dev/null; then
    jq -r --arg language "$language" '.words[$language] | "  \(.told). \(.turnOff)?"' "$consent"
    otherwise=told agreed=no
  else
    otherwise=no agreed=yes
  fi
  printf '  [y/N] '
  read -r reply <&3
  case $reply in y | Y | yes) answer=$agreed ;; *) answer=$otherwise ;; esac
  version=$(jq --arg id "$category" '.categories[] | select(.id == $id) | .consentVersion' "$consent")
  { grep -v "^$category " "$answers" || true; echo "$category $version $answer $today"; } > "$answers.new"
  mv "$answers.new" "$answers"
done
