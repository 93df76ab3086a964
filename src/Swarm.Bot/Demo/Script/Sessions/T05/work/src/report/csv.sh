# Totals on standard input become comma-separated values (RFC 4180) with a heading.

report_csv() {
  echo 'code,quantity,title'
  while read -r code quantity title; do
    printf '%s,%s,%s\n' "$code" "$quantity" "$(csv_field "$title")"
  done
}

# A field with a comma or a quotation mark is quoted, and the marks in it are doubled.
csv_field() {
  case $1 in
    *[,\"]*) printf '"%s"' "$(printf '%s' "$1" | sed 's/"/""/g')" ;;
    *) printf '%s' "$1" ;;
  esac
}
