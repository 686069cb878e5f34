# What `roam completion bash` prints: completion of roam's commands, options, ids and devices.
_roam_words=@words@

# What follows in the lines that begin with $1 and $2.
_roam_lines() {
  local kind of rest
  while IFS=$'\t' read -r kind of rest; do
    [ "$kind $of" != "$1 $2" ] || printf '%s\n' "$rest"
  done <<< "$_roam_words"
}

# The value that the option $2 of the command $1 takes; nothing if it takes none.
_roam_value() {
  local option kind text
  while IFS=$'\t' read -r option kind text; do
    [ "$option" != "$2" ] || [ "$kind" = - ] || printf '%s\n' "$kind"
  done <<< "$(_roam_lines option "$1")"
}

# What may stand behind the command $1 and the words $2 and so on.
_roam_expected() {
  local name=$1 word value='' at=1
  shift
  for word; do
    if [ -n "$value" ]; then
      value=''
    elif [[ $word == -* ]]; then
      value=$(_roam_value "$name" "$word")
    else
      at=$((at + 1))
    fi
  done
  if [ -n "$value" ]; then printf '%s\n' "$value"; else _roam_lines argument "$name" | sed -n "${at}p"; fi
}

# Offers the first words of the lines $2 that begin with $1.
_roam_offer() {
  local candidate text
  while IFS=$'\t' read -r candidate text; do
    [ -z "$candidate" ] || [[ $candidate != "$1"* ]] || COMPREPLY+=("$candidate")
  done <<< "$2"
}

# Offers ids, with their titles where they are only shown: where one is put in, it is the id alone.
_roam_offer_ids() {
  local id title first=${#COMPREPLY[@]} titles=()
  while IFS=$'\t' read -r id title; do
    [ -z "$id" ] || [[ $id != "$1"* ]] || { COMPREPLY+=("$id") && titles+=("$id  ${title:0:60}"); }
  done <<< "$(@roam@ list --ids 2> /dev/null < /dev/null)"
  if [ "$first" -eq 0 ] && [ "${#titles[@]}" -gt 1 ] && [[ ${COMP_TYPE-} != 37 && ${COMP_TYPE-} != 42 ]]; then
    COMPREPLY=("${titles[@]}")
  fi
  compopt -o nosort 2> /dev/null
}

# Offers folders (-d) or all files (-f), as $2.
_roam_offer_paths() {
  local path
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$2" -- "$1")
  compopt -o filenames 2> /dev/null
}

_roam() {
  local word=${COMP_WORDS[COMP_CWORD]} name=${COMP_WORDS[1]-} kinds kind
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    _roam_offer "$word" "$(_roam_lines command roam)"
    return
  fi
  if [[ $word == -* ]]; then
    _roam_offer "$word" "$(_roam_lines option "$name")"
    return
  fi
  IFS=, read -r -a kinds <<< "$(_roam_expected "$name" "${COMP_WORDS[@]:2:COMP_CWORD-2}")"
  for kind in ${kinds[@]+"${kinds[@]}"}; do
    case $kind in
      FOLDER) _roam_offer_paths "$word" -d ;;
      FILE) _roam_offer_paths "$word" -f ;;
      ID) _roam_offer_ids "$word" ;;
      DEVICE) _roam_offer "$word" "$(@roam@ devices --names 2> /dev/null < /dev/null)" ;;
      FREE) ;;
      *) _roam_offer "$word" "$kind" ;;
    esac
  done
}
complete -F _roam roam

# A shortcut is completed as the command that it stands for.
_roam_shortcut() {
  COMP_WORDS=(roam "$(_roam_lines shortcut "${COMP_WORDS[0]}")" "${COMP_WORDS[@]:1}")
  COMP_CWORD=$((COMP_CWORD + 1))
  _roam
}
#: shortcut
unalias @name@ 2> /dev/null || :
function @name@ { @roam@ @command@ "$@"; }
complete -F _roam_shortcut @name@
#: new
unalias cn 2> /dev/null || :
function cn { if [ $# -gt 0 ]; then claude -n "$*"; else claude; fi; }
