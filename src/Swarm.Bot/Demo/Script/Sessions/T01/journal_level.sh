journal_level() {
  if ! is_code "$1"; then
    journal_fault "'$1' is no item code"
  elif ! is_quantity "$2"; then
    journal_fault "'$2' is no quantity"
  else
    printf 'level %s %s\n' "$1" "$2"
  fi
}
