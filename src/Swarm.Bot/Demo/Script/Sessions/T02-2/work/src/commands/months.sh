# summary: pieces in and out by month

run() {
  records=$(journal_records "${1:--}") || return 1
  printf '%s\n' "$records" | months_moves | LC_ALL=C sort | months_sum
}

months_moves() {
  while read -r kind date direction _ quantity; do
    [ "$kind" != move ] || printf '%s %s %s\n' "${date%-*}" "$direction" "$quantity"
  done
}

# Adds up neighbouring lines of the same month, so the lines must be sorted.
months_sum() {
  month=
  while read -r next direction quantity; do
    if [ "$next" != "$month" ]; then
      months_line
      month=$next
      came=0
      went=0
    fi
    case $direction in
      in) came=$((came + quantity)) ;;
      out) went=$((went + quantity)) ;;
    esac
  done
  months_line
}

months_line() {
  [ -z "$month" ] || printf '%s in %s out %s\n' "$month" "$came" "$went"
}
