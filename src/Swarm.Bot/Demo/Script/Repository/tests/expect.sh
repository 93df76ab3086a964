# Sourced by every test file. A failed expectation is one line "file:line: message"; the line is the one that names it.

failed=0
trap '[ "$failed" -eq 0 ] || exit 1' EXIT

# stockroom COMMAND: runs the program; its faults become part of what it prints.
stockroom() {
  sh ./stockroom "$@" 2>&1
}

# same NAME EXPECTED ACTUAL
same() {
  [ "$2" = "$3" ] || fail "$1" "expected '$(in_one_line "$2")', got '$(in_one_line "$3")'"
}

# ends_with NAME STATUS COMMAND...: runs a command for its exit status alone.
ends_with() {
  expectation=$1
  wanted=$2
  shift 2
  "$@" > /dev/null
  status=$?
  [ "$status" -eq "$wanted" ] || fail "$expectation" "expected status $wanted, got $status"
}

fail() {
  failed=1
  line=$(grep -n -F -e "$1" "$0" | head -n 1 | cut -d : -f 1)
  printf '%s:%s: %s: %s\n' "$0" "${line:-1}" "$1" "$2"
}

in_one_line() {
  printf '%s' "$1" | tr '\n' '|'
}
