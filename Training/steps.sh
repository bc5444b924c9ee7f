#!/bin/bash
# The steps of scripts/train that take long: what one made is kept, and made anew where what it was made from has changed since.

# What a command works from: its words, the files that it names, and of a script of ours what it imports and the table that it reads.
inputs() {
    printf '%s\n' "$*"
    local word
    local -A seen=()
    for word in "$@"; do input "$word"; done
}

input() {
    [[ -f $1 && -z ${seen[$1]-} ]] || return 0
    seen[$1]=yes
    sha256sum "$1"
    [[ $1 == *.py ]] || return 0
    input "${1%.py}.tsv"
    local module
    while read -r module; do
        input "$(dirname "$1")/$module.py"
        input "Tests/Gold/$module.py"
    done < <(sed -nE 's,^(from|import) ([a-z_]+).*,\2,p' "$1")
}

# step FILE COMMAND…: a file of what the command prints.
step() {
    local made=$1
    shift
    make_of "$made" to_file "$@"
}

# folder FOLDER COMMAND…: the folder that the command makes, whose name is put behind its words.
folder() {
    local made=$1
    shift
    make_of "$made" to_folder "$@"
}

to_file() { "${@:2}" >"$1"; }
to_folder() { "${@:2}" "$1"; }

# Whole or not at all: what a run that is broken off leaves has another name, and what it was made from is noted last.
make_of() {
    local made=$1 way=$2 from
    shift 2
    from=$(inputs "$@")
    [[ -e $made && -r $made.from && $(<"$made.from") == "$from" ]] && return
    printf '+ %s\n' "$*" >&2
    rm -rf "$made" "$made.from" "$made.part"
    "$way" "$made.part" "$@"
    mv "$made.part" "$made"
    printf '%s\n' "$from" >"$made.from"
}
