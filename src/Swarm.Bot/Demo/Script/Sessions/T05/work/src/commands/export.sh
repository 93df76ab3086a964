# summary: stock as comma-separated values
. "$root/src/report/csv.sh"

run() {
  records=$(journal_records "${1:--}") || return 1
  printf '%s\n' "$records" | stock_totals | report_csv
}
