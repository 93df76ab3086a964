. tests/expect.sh

line_of() {
  stockroom export data/workshop.journal | grep "^$1,"
}

same 'every item is one line under the heading' 'code,quantity,title
saddle,2,Saddle' "$(stockroom export <<'JOURNAL'
item saddle Saddle
2026-01-08 in saddle 2
JOURNAL
)"

same 'a title with a comma is quoted' 'chain-11,3,"Chain, 11-speed"' "$(line_of chain-11)"

same 'quotation marks in a title are doubled' 'tube-28,45,"Inner tube 28"""' "$(line_of tube-28)"
