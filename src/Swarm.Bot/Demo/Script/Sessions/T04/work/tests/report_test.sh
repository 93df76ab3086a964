. tests/expect.sh

report=$(stockroom report data/workshop.journal)

same 'the report begins with a heading' 'CODE               STOCK  TITLE' "$(printf '%s\n' "$report" | head -n 1)"

same 'stock is what came in less what went out, by code' 'brake-pad 6
chain-11 3
tube-28 45' "$(printf '%s\n' "$report" | sed '1d;$d' | while read -r code quantity _; do
  printf '%s %s\n' "$code" "$quantity"
done)"

same 'the title of an item stands beside its stock' 'chain-11               3  Chain, 11-speed' \
  "$(printf '%s\n' "$report" | grep '^chain-11 ')"

same 'the report ends with the number of items' 'items: 3' "$(printf '%s\n' "$report" | tail -n 1)"

same 'an item without movements has no stock' 'CODE               STOCK  TITLE
saddle                 0  Saddle, wide
items: 1' "$(stockroom report <<'JOURNAL'
item saddle Saddle, wide
JOURNAL
)"
