
same 'an item at its level is listed' 'tube-28: 10 left, level 10 (tube-28)' "$(stockroom low <<'JOURNAL'
level tube-28 10
2026-01-08 in tube-28 10
JOURNAL
)"
