#!/usr/bin/env bash
# What the action runs. Everything it was given arrives through the environment and is passed on as single words.
set -uo pipefail

report="$RUNNER_TEMP/specflow.json"
arguments=(check --format github --output "json=$report" --output "markdown=$RUNNER_TEMP/specflow.md")

while IFS= read -r file; do
    if [ -n "$file" ]; then arguments+=(--evidence "$file"); fi
done <<<"${EVIDENCE:-}"

base="${DIFF:-auto}"
if [ "$base" = auto ]; then
    base=none
    case "${EVENT:-}" in
        pull_request | pull_request_target | merge_group) base="${BASE_SHA:-none}" ;;
    esac
fi
if [ "$base" != none ]; then
    # A checkout with fetch-depth 1 has the head only; the base's commit is enough to compare with.
    if ! git cat-file -e "$base^{commit}" 2>/dev/null; then
        wanted="$base"
        case "$base" in origin/*) wanted="${base#origin/}:refs/remotes/$base" ;; esac
        git fetch --quiet --no-tags --depth=1 origin "$wanted" ||
            echo "::warning title=specflow::The base $base could not be fetched; give actions/checkout fetch-depth: 0"
    fi
    arguments+=(--diff "$base")
fi
if [ "${RELEASE:-false}" = true ]; then arguments+=(--release); fi
if [ -n "${SARIF:-}" ]; then arguments+=(--output "sarif=$SARIF"); fi

"$SPECFLOW" "${arguments[@]}"
code=$?
if [ "$base" != none ] && [ "$code" -le 1 ]; then
    # What the change does to the requirements comes first: that is what people have to agree to.
    "$SPECFLOW" diff "$base" --format markdown >>"$GITHUB_STEP_SUMMARY" || true
fi
if [ -f "$RUNNER_TEMP/specflow.md" ]; then cat "$RUNNER_TEMP/specflow.md" >>"$GITHUB_STEP_SUMMARY"; fi
if [ -f "$report" ]; then echo "report=$report" >>"$GITHUB_OUTPUT"; fi
exit "$code"
