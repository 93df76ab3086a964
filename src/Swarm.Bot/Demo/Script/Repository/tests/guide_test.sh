# What the guide promises, the program has.

commands=$(sh ./stockroom help)
failed=0
number=0
while IFS= read -r line; do
  number=$((number + 1))
  case $line in
    '## '*) ;;
    *) continue ;;
  esac
  name=${line#'## '}
  case $commands in
    *"
  $name "*) ;;
    *)
      printf "docs/guide.md:%s: the guide describes '%s', which is no command\n" "$number" "$name"
      failed=1
      ;;
  esac
done < docs/guide.md
exit "$failed"
