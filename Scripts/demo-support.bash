# What the demos share: steps and checks, the local Juju, HTTP, and processes. It is sourced, not run.
# shellcheck shell=bash

# --- What it shows ----------------------------------------------------------------------------------------------------

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
    bold=$'\e[1m' green=$'\e[32m' red=$'\e[31m' faint=$'\e[2m' plain=$'\e[0m'
else
    bold='' green='' red='' faint='' plain=''
fi
failures=0
ended=

step() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain"; }

# check SENTENCE COMMAND...: whether the command succeeds.
check() {
    local sentence=$1
    shift
    if "$@"; then
        printf '%s✓%s %s\n' "$green" "$plain" "$sentence"
    else
        printf '%s✗ %s%s\n' "$red" "$sentence" "$plain"
        failures=$((failures + 1))
    fi
}

# same EXPECTED FOUND, like EXPECTED FOUND: the text, or a part of it.
same() { [ "$1" = "$2" ] || { printf '  expected: %s\n  found:    %s\n' "$1" "$2" && false; }; }
like() { [[ $2 == *"$1"* ]] || { printf '  expected: …%s…\n  found:    %s\n' "$1" "$2" && false; }; }
differ() { [ "$1" != "$2" ] || { printf '  still: %s\n' "$1" && false; }; }
not() { ! "$@"; }

# --- The local Juju ---------------------------------------------------------------------------------------------------

# Runs a command of juju, and shows it, its timeline and its output.
juju() {
    local argument shown='juju'
    for argument; do
        if [[ $argument =~ ^[A-Za-z0-9_./=-]+$ ]]; then shown+=" $argument"; else shown+=" ${argument@Q}"; fi
    done
    printf '%s$ %s%s\n' "$faint" "${shown//"$scratch/"/}" "$plain"
    local result=0
    "$scratch/juju" "$@" >"$scratch/output" 2>"$scratch/remarks" || result=$?
    cat "$scratch/remarks" "$scratch/output"
    return "$result"
}

# events UNIT: those of the last command, from its timeline.
events() { awk -v unit="$1" '$1 == unit { printf "%s%s", separator, $2; separator = " " }' "$scratch/remarks"; }

# unit_line UNIT: its line in `juju status`, without the mark of the leader.
unit_line() { "$scratch/juju" status | sed 's/^\([^ ]*\)\*/\1 /' | grep "^$1 " || true; }
workload_status() { unit_line "$1" | awk '{ print $2 }'; }

# --- HTTP -------------------------------------------------------------------------------------------------------------

# http METHOD PATH PORT [ADDRESS]: the body of the answer, or failure when nothing listens.
http() (
    { exec 3<>"/dev/tcp/${4:-127.0.0.1}/$3"; } 2>/dev/null || exit 1
    printf '%s %s HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n' "$1" "$2" >&3
    sed '1,/^\r$/d' <&3
)

# --- Processes --------------------------------------------------------------------------------------------------------

# The processes that run a program of this demo, in whatever process group. One that has ended has no program.
running() {
    local process program
    for process in /proc/[0-9]*; do
        program=$(readlink "$process/exe" 2>/dev/null) || continue
        if [[ $program == "$scratch"/* ]]; then printf '%s\n' "${process#/proc/}"; fi
    done
}

# group_runs ID: whether a process of the group still runs. Fields after the name: state, parent, group.
group_runs() {
    local line state group
    while read -r line; do
        read -r state _ group _ <<<"${line##*) }"
        if [ "$group" = "$1" ] && [ "$state" != Z ]; then return 0; fi
    done < <(cat /proc/[0-9]*/stat 2>/dev/null)
    return 1
}

wait_until() {
    local turn
    for turn in {1..200}; do
        if "$@"; then return 0; fi
        sleep 0.02
    done
    return 1
}

clean_up() {
    local process
    if [ -z "$ended" ]; then printf '%s✗ the demo was cut short%s\n' "$red" "$plain" >&2; fi
    for process in $(running); do kill -KILL "$process" 2>/dev/null || true; done
    rm -rf "$scratch"
}

# --- Beginning and end ------------------------------------------------------------------------------------------------

# Builds the local Juju and makes an empty model for the demo.
begin() {
    swift build --product swift-ops
    ln -s "$(swift build --show-bin-path)/swift-ops" "$scratch/juju"
    export JUJU_DATA=$scratch/data SWIFT_OPS_TIMELINE=1
    unset JUJU_MODEL
}

# Says how it went, as the last thing; fails when a check did.
finish() {
    step "Result"
    ended=yes
    printf '%s took %s ms.\n' "$1" "$((($(date +%s%N) - started) / 1000000))"
    if [ "$failures" -gt 0 ]; then
        printf '%s✗ %s checks failed%s\n' "$red" "$failures" "$plain"
        exit 1
    fi
    printf '%s✓ everything was as it should be%s\n' "$green" "$plain"
}

# Links are resolved, as they are in the names of programs under /proc.
scratch=$(cd "$(mktemp -d)" && pwd -P)
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
