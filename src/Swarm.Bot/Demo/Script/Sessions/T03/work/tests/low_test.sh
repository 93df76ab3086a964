. tests/expect.sh

same 'an item below its level is listed' 'tube-28: 3 left, level 10 (Inner tube)' "$(stockroom low <<'JOURNAL'
item tube-28 Inner tube
level tube-28 10
2026-01-08 in tube-28 3
JOURNAL
)"

same 'an item above its level is not listed' '' "$(stockroom low <<'JOURNAL'
level tube-28 10
2026-01-08 in tube-28 40
JOURNAL
)"

same 'an item without a level is not listed' '' "$(stockroom low <<'JOURNAL'
2026-01-08 in tube-28 1
JOURNAL
)"

same 'the later level counts' 'tube-28: 12 left, level 20 (tube-28)' "$(stockroom low <<'JOURNAL'
level tube-28 10
2026-01-08 in tube-28 12
level tube-28 20
JOURNAL
)"
