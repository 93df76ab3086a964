# summary: this list

run() {
  echo 'stockroom COMMAND [JOURNAL]'
  set +f
  for file in "$root"/src/commands/*.sh; do
    command_name=${file##*/}
    read -r _ _ summary < "$file"
    printf '  %-8s %s\n' "${command_name%.sh}" "$summary"
  done
}
