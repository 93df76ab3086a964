. tests/expect.sh

stock_of() {
  stockroom report | sed -n "s/^$1 *\([0-9]*\).*/\1/p"
}

same 'comments and empty lines are passed over' 3 "$(stock_of tube-28 <<'JOURNAL'
# opening stock

2026-01-08 in tube-28 3
JOURNAL
)"

same 'a line that is no entry is named' "journal:2: 'sold' starts no entry" "$(stockroom report <<'JOURNAL'
2026-01-08 in tube-28 3
sold tube-28 1
JOURNAL
)"

same 'a quantity is a whole number' "journal:1: '1.5' is no quantity" "$(stockroom report <<'JOURNAL'
2026-01-08 in tube-28 1.5
JOURNAL
)"

same 'goods go in or out' "journal:1: 'over' is neither in nor out" "$(stockroom report <<'JOURNAL'
2026-01-08 over tube-28 1
JOURNAL
)"

ends_with 'a journal that is not there is a fault' 1 stockroom report no-such.journal
