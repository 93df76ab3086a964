# Records on standard input become "CODE QUANTITY TITLE", one line per item, in order of code.

stock_totals() {
  stock_changes | LC_ALL=C sort -k 1,1 | stock_sum
}

stock_changes() {
  while read -r kind first second third fourth; do
    case $kind in
      item) printf '%s 0 %s\n' "$first" "${second}${third:+ $third}${fourth:+ $fourth}" ;;
      move) printf '%s %s\n' "$third" "$(signed "$second" "$fourth")" ;;
    esac
  done
}

signed() {
  [ "$1" = in ] || printf -- '-'
  printf '%s' "$2"
}

stock_sum() {
  stock_start ''
  while read -r code change words; do
    if [ "$code" != "$stock_code" ]; then
      stock_line
      stock_start "$code"
    fi
    stock_total=$((stock_total + change))
    [ -z "$words" ] || stock_title=$words
  done
  stock_line
}

stock_start() {
  stock_code=$1
  stock_total=0
  stock_title=$1
}

stock_line() {
  [ -z "$stock_code" ] || printf '%s %s %s\n' "$stock_code" "$stock_total" "$stock_title"
}
