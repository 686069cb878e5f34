# What `roam completion zsh` prints: completion of roam's commands, options, ids and devices.
_roam_words=@words@

# Puts what follows in the lines that begin with $1 and $2 into reply.
_roam_lines() {
  local line
  reply=()
  for line in ${(f)_roam_words}; do
    [[ $line != "$1"$'\t'"$2"$'\t'* ]] || reply+=("${line#*$'\t'*$'\t'}")
  done
}

# Puts what may stand behind the command $1 and the words $2 and so on into reply.
_roam_expected() {
  local name=$1 word value= line
  integer at=1
  shift
  for word; do
    if [[ -n $value ]]; then
      value=
    elif [[ $word == -* ]]; then
      _roam_lines option $name
      for line in $reply; do
        [[ $line != "$word"$'\t'* || $line == "$word"$'\t-\t'* ]] || value=${${line#*$'\t'}%%$'\t'*}
      done
    else
      (( at++ ))
    fi
  done
  _roam_lines argument $name
  reply=(${(s:,:)${value:-$reply[at]}})
}

# Offers, as $1, the first words of the lines $2 and so on, which are described by their last.
_roam_offer() {
  local tag=$1 line
  local -a described
  shift
  for line; do described+=("${${line%%$'\t'*}//:/\\:}:${line##*$'\t'}"); done
  _describe -V $tag described
}

_roam() {
  local kind
  local -a reply ids devices
  if (( CURRENT == 2 )); then
    _roam_lines command roam
    _roam_offer command $reply
    return
  fi
  if [[ $PREFIX == -* ]]; then
    _roam_lines option $words[2]
    _roam_offer option $reply
    return
  fi
  _roam_expected "${(@)words[2,CURRENT-1]}"
  for kind in $reply; do
    case $kind in
      FOLDER) _files -/ ;;
      FILE) _files ;;
      ID)
        ids=(${(f)"$(@roam@ list --ids 2> /dev/null < /dev/null)"})
        _roam_offer conversation $ids
        ;;
      DEVICE)
        devices=(${(f)"$(@roam@ devices --names 2> /dev/null < /dev/null)"})
        _roam_offer device $devices
        ;;
      FREE) ;;
      *) compadd -- $kind ;;
    esac
  done
}

# A shortcut is completed as the command that it stands for.
_roam_shortcut() {
  local -a reply
  _roam_lines shortcut $words[1]
  words=(roam $reply[1] "${(@)words[2,-1]}")
  (( CURRENT++ ))
  _roam
}

if (( ! $+functions[compdef] )); then
  autoload -Uz compinit && compinit -i
fi
compdef _roam roam
#: shortcut
unalias @name@ 2> /dev/null || :
function @name@ { @roam@ @command@ "$@"; }
compdef _roam_shortcut @name@
#: new
unalias cn 2> /dev/null || :
function cn { if [ $# -gt 0 ]; then claude -n "$*"; else claude; fi; }
