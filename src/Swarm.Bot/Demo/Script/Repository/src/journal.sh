# Reads a journal. Every entry becomes one record on standard output:
#   item CODE TITLE
#   move DATE in|out CODE QUANTITY
# A line that is no entry is named as "journal:LINE: message" on standard error, and the status is 1.

journal_records() {
  journal_name=$1
  if [ "$1" = - ]; then
    journal_name=journal
    journal_entries
  elif [ -r "$1" ]; then
    journal_entries < "$1"
  else
    printf "stockroom: '%s' cannot be read\n" "$1" >&2
    return 1
  fi
}

journal_entries() {
  journal_line=0
  journal_status=0
  while read -r first second rest || [ -n "$first" ]; do
    journal_line=$((journal_line + 1))
    case $first in
      '' | '#'*) ;;
      item) journal_item "$second" "$rest" ;;
      [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) journal_move "$first" "$second" "$rest" ;;
      *) journal_fault "'$first' starts no entry" ;;
    esac
  done
  return "$journal_status"
}

journal_item() {
  if ! is_code "$1"; then
    journal_fault "'$1' is no item code"
  else
    printf 'item %s %s\n' "$1" "${2:-$1}"
  fi
}

journal_move() {
  code=${3%% *}
  quantity=${3#* }
  if [ "$2" != in ] && [ "$2" != out ]; then
    journal_fault "'$2' is neither in nor out"
  elif ! is_code "$code"; then
    journal_fault "'$code' is no item code"
  elif ! is_quantity "$quantity"; then
    journal_fault "'$quantity' is no quantity"
  else
    printf 'move %s %s %s %s\n' "$1" "$2" "$code" "$quantity"
  fi
}

journal_fault() {
  printf '%s:%s: %s\n' "$journal_name" "$journal_line" "$1" >&2
  journal_status=1
}

# Codes are small letters, digits and hyphens, so they can stand in a pattern.
is_code() {
  case $1 in
    '' | -* | *[!a-z0-9-]*) return 1 ;;
  esac
}

# A leading zero would make the shell count in octal.
is_quantity() {
  case $1 in
    '' | 0* | *[!0-9]*) return 1 ;;
  esac
}
