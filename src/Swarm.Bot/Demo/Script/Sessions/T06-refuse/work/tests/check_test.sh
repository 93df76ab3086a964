. tests/expect.sh

short() {
  stockroom check <<'JOURNAL'
2026-01-08 in tube-28 3
2026-01-15 out tube-28 5
JOURNAL
}

same 'a day below zero is named' '2026-01-15: tube-28 falls to -2' "$(short)"
ends_with 'a shortage ends with 1' 1 short

same 'the order of the lines does not matter' 'no shortage' "$(stockroom check <<'JOURNAL'
2026-01-15 out tube-28 3
2026-01-08 in tube-28 3
JOURNAL
)"

same 'on one day goods come in before they go out' 'no shortage' "$(stockroom check <<'JOURNAL'
2026-01-08 out tube-28 3
2026-01-08 in tube-28 3
JOURNAL
)"

same 'items are followed apart from each other' 'no shortage' "$(stockroom check data/workshop.journal)"
