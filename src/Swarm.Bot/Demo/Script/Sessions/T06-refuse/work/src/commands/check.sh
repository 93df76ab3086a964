# summary: days on which an item falls below zero

# Ends with 1 when there is such a day.
run() {
  records=$(journal_records "${1:--}") || return 1
  shortages=$(printf '%s\n' "$records" | check_moves | check_shortages)
  if [ -z "$shortages" ]; then
    echo 'no shortage'
    return 0
  fi
  printf '%s\n' "$shortages"
  return 1
}

# By item and day; on one day goods come in before they go out.
check_moves() {
  sed -n 's/^move //p' | LC_ALL=C sort -k 3,3 -k 1,1 -k 2,2
}

check_shortages() {
  item=
  while read -r date direction code quantity; do
    [ "$code" = "$item" ] || left=0
    item=$code
    left=$((left + $(signed "$direction" "$quantity")))
    [ "$left" -ge 0 ] || printf '%s: %s falls to %s\n' "$date" "$code" "$left"
  done
}
