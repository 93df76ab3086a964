# summary: stock of every item
. "$root/src/report/table.sh"

run() {
  records=$(journal_records "${1:--}") || return 1
  printf '%s\n' "$records" | stock_totals | report_table
}
