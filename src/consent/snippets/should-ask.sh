# Whether an app asks for consent (again), from its stored answer and the project's consent.json. Needs jq.
#
#   should_ask PROJECT CATEGORY VERSION ANSWER ANSWERED_ON TODAY < consent.json
#
# VERSION, ANSWER (yes, no or told) and ANSWERED_ON (YYYY-MM-DD) are what is stored: 0 "" "" when never asked.
# Prints "ask N" or "keep N": whether to ask (or to show the notice), and up to which consent version to send now; 0 is nothing.
# A category whose default is on: show the notice instead of a question, store told, and do neither after a no.
# An input that is empty (offline), broken, older or another project's changes nothing.
should_ask() {
  jq -ern --arg project "$1" --arg category "$2" --argjson version "$3" --arg answer "$4" --arg since "$5" --arg today "$6" '
    def count: type == "number" and . > 0 and . == floor;
    def day: strptime("%Y-%m-%d") | mktime / 86400;
    (if $answer == "" then 0 else $version end) as $version
    | (if $answer == "yes" or $answer == "told" then $version else 0 end) as $covers
    | [inputs] | if length == 1 then .[0] else error("not one file") end
    | if .schemaVersion != 1 or .project.id != $project then error("not our file") else . end
    | first(.categories[] | select(.id == $category))
    | if (.consentVersion | count) and ((has("validityDays") | not) or (.validityDays | count)) then . else error("broken") end
    | if .consentVersion < $version then "keep \($covers)"
      elif .default == "on" and $answer == "no" then "keep 0"
      elif .default != "on" and $answer == "told" then "ask 0"
      elif .consentVersion > $version then "ask \($covers)"
      elif $covers > 0 and has("validityDays") and ($today | day) - ($since | day) >= .validityDays then "ask 0"
      else "keep \($covers)" end
  ' 2>/dev/null || if [ "$4" = yes ] || [ "$4" = told ]; then echo "keep $3"; else echo "keep 0"; fi
}
