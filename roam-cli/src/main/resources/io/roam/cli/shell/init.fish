# What `roam completion fish` prints: completion of roam's commands, options, ids and devices.
set -g __roam_words @words@

# Prints what follows in the lines that begin with these two.
function __roam_lines --argument-names kind of
    for line in (string split \n -- $__roam_words)
        set -l fields (string split -m 2 \t -- $line)
        if test "$fields[1]" = "$kind" -a "$fields[2]" = "$of"
            echo $fields[3]
        end
    end
end

# Prints what may stand behind a command and the words that follow it.
function __roam_expected --argument-names name
    set -l value ''
    set -l at 1
    for word in $argv[2..-1]
        if test -n "$value"
            set value ''
        else if string match -q -- '-*' $word
            for line in (__roam_lines option $name)
                set -l fields (string split \t -- $line)
                if test "$fields[1]" = "$word" -a "$fields[2]" != -
                    set value $fields[2]
                end
            end
        else
            set at (math $at + 1)
        end
    end
    if test -z "$value"
        set -l arguments (__roam_lines argument $name)
        set value $arguments[$at]
    end
    string split , -- $value
end

# Prints all that may stand at the cursor, behind the words $argv.
function __roam_candidates
    set -l word (commandline -ct)
    if test (count $argv) -eq 1
        __roam_lines command roam
        return
    end
    if string match -q -- '-*' $word
        for line in (__roam_lines option $argv[2])
            set -l fields (string split \t -- $line)
            printf '%s\t%s\n' $fields[1] $fields[3]
        end
        return
    end
    for kind in (__roam_expected $argv[2..-1])
        switch $kind
            case FOLDER
                __fish_complete_directories $word
            case FILE
                __fish_complete_path $word
            case ID
                @roam@ list --ids 2>/dev/null </dev/null
            case DEVICE
                @roam@ devices --names 2>/dev/null </dev/null
            case FREE
            case '*'
                echo $kind
        end
    end
end

complete -c roam -f -k -a '(__roam_candidates (commandline -opc))'
#: shortcut
function @name@
    @roam@ @command@ $argv
end
complete -c @name@ -f -k -a '(__roam_candidates roam @command@ (commandline -opc)[2..-1])'
#: new
function cn
    if test (count $argv) -gt 0
        claude -n "$argv"
    else
        claude
    end
end
