
same 'a level does not change the stock' 3 "$(stock_of tube-28 <<'JOURNAL'
level tube-28 10
2026-01-08 in tube-28 3
JOURNAL
)"

same 'a faulty level is named' "journal:1: 'many' is no quantity" "$(stockroom report <<'JOURNAL'
level tube-28 many
JOURNAL
)"
