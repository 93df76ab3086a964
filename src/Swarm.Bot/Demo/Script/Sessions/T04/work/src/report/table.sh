# Totals on standard input become a table for people, with a heading and the number of items.

report_table() {
  items=0
  report_row CODE STOCK TITLE
  while read -r code quantity title; do
    report_row "$code" "$quantity" "$title"
    items=$((items + 1))
  done
  printf 'items: %s\n' "$items"
}

report_row() {
  printf '%-16s %7s  %s\n' "$1" "$2" "$3"
}
