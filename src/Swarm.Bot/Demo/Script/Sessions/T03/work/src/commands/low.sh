# summary: items to order again

run() {
  records=$(journal_records "${1:--}") || return 1
  printf '%s\n' "$records" | stock_totals | low_lines
}

low_lines() {
  while read -r code quantity title; do
    level=$(low_level "$code")
    if [ -n "$level" ] && [ "$quantity" -lt "$level" ]; then
      printf '%s: %s left, level %s (%s)\n' "$code" "$quantity" "$level" "$title"
    fi
  done
}

# The last level of an item counts, so a new one can simply be appended.
low_level() {
  printf '%s\n' "$records" | sed -n "s/^level $1 //p" | tail -n 1
}
