# Totals on standard input become a table for people.

report_table() {
  while read -r code quantity _; do
    printf '%-16s %7s\n' "$code" "$quantity"
  done
}
