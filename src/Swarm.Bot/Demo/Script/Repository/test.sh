#!/bin/sh
# Runs every test file. A failed expectation is one line "file:line: message".
cd "$(dirname "$0")" || exit 2

files=0
bad=0
for file in tests/*_test.sh; do
  files=$((files + 1))
  sh "$file" || bad=$((bad + 1))
done
echo "$files test files, $bad with failures"
[ "$bad" -eq 0 ]
