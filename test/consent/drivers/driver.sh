# Reads cases from standard input, one JSON object a line, and writes one answer a line: `ask 2`, `keep 0`.
. "$1/should-ask.sh"
jq -r '.stored + { published: (.published // ""), today } | @sh "\(.project) \(.category) \(.consentVersion // 0) \(.answer // "") \(.answeredOn // "") \(.today) \(.published)"' |
  while IFS= read -r line; do
    eval "set -- $line"
    printf '%s' "$7" | should_ask "$1" "$2" "$3" "$4" "$5" "$6"
  done
