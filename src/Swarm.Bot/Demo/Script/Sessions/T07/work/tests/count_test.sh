# The yearly count from beginning to end, on one journal.
. tests/expect.sh

journal='item tube-28 Inner tube, 28 inch
item saddle Saddle
level tube-28 10
2026-02-03 out tube-28 36
2026-01-08 in tube-28 40
2026-01-09 in saddle 2'

count() {
  printf '%s\n' "$journal" | stockroom "$1"
}

same 'the count knows what to order' 'tube-28: 4 left, level 10 (Inner tube, 28 inch)' "$(count low)"
same 'the count knows the months' '2026-01 in 42 out 0|2026-02 in 0 out 36|' "$(count months | tr '\n' '|')"
same 'the count can be printed' 'items: 2' "$(count report | tail -n 1)"
same 'the count can be exported' 'tube-28,4,"Inner tube, 28 inch"' "$(count export | tail -n 1)"
same 'the count finds no shortage' 'no shortage' "$(count check)"
