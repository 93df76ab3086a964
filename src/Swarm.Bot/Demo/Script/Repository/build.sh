#!/bin/sh
# Checks the sources: syntax, form, and that every command has its summary, page and test.
# A fault is one line "file:line: message".
cd "$(dirname "$0")" || exit 2

sources=$(find stockroom build.sh test.sh src tests -type f \( -name '*.sh' -o -name stockroom \) | LC_ALL=C sort)

syntax() {
  for file in $sources; do
    sh -n "$file" 2>&1 | sed "s|^$file: *\\(line \\)\\{0,1\\}\\([0-9][0-9]*\\): *|$file:\\2: |"
  done
}

form() {
  grep -n "$(printf '\t')" $sources /dev/null | sed 's|^\([^:]*:[0-9]*\):.*|\1: a tab; indent with spaces|'
  grep -n ' $' $sources /dev/null | sed 's|^\([^:]*:[0-9]*\):.*|\1: blanks at the end of the line|'
  grep -n '.\{121,\}' $sources /dev/null | sed 's|^\([^:]*:[0-9]*\):.*|\1: more than 120 characters|'
}

commands() {
  for file in src/commands/*.sh; do
    name=${file##*/}
    name=${name%.sh}
    head -n 1 "$file" | grep -q '^# summary: ' || echo "$file:1: the first line is no '# summary: '"
    [ -f "docs/commands/$name.md" ] || echo "$file:1: docs/commands/$name.md is missing"
    [ -f "tests/${name}_test.sh" ] || echo "$file:1: tests/${name}_test.sh is missing"
  done
}

faults=$(syntax; form; commands)
if [ -n "$faults" ]; then
  printf '%s\n' "$faults"
  exit 1
fi
echo "$(printf '%s\n' "$sources" | wc -l | tr -d ' ') files are in order"
