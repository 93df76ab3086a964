. tests/expect.sh

same 'stock is what came in less what went out, by code' \
  "$(printf '%-16s %7s\n' brake-pad 6 chain-11 3 tube-28 45)" "$(stockroom report data/workshop.journal)"

same 'an item without movements has no stock' 'saddle                 0' "$(stockroom report <<'JOURNAL'
item saddle Saddle, wide
JOURNAL
)"
