. tests/expect.sh

same 'pieces in and out are counted by month' '2026-01 in 40 out 9' "$(stockroom months <<'JOURNAL'
2026-01-08 in tube-28 40
2026-01-15 out tube-28 9
JOURNAL
)"

same 'months stand in order of the calendar, whoever wrote first' '2026-01 in 40 out 6
2026-02 in 0 out 4' "$(stockroom months <<'JOURNAL'
2026-01-08 in tube-28 40
2026-02-03 out tube-28 4
2026-01-28 out tube-28 6
JOURNAL
)"

same 'a journal without movements has no months' '' "$(stockroom months <<'JOURNAL'
item saddle Saddle, wide
JOURNAL
)"
