#!/bin/sh
# Publishes what is deployed into out/app: for Linux alone, with mail by Azure Communication Services.
set -eu
[ $# -eq 0 ] || { echo "publish.sh takes no arguments." >&2; exit 2; }
cd "$(dirname "$0")/../../.."
rm -rf out/app
backend=''
[ "${ATOZ_DURABLE_BACKEND:-AzureStorage}" = DurableTaskScheduler ] && backend='-p:DurableTaskScheduler=true'
# The two packages that these properties bring are not in the lock files, which hold what CI can restore.
# shellcheck disable=SC2086
CI=false dotnet publish AtoZ.Functions -c Release -r linux-x64 -p:AcsEmail=true $backend -o out/app
[ -f out/app/host.json ] && [ -f out/app/functions.metadata ] || { echo 'out/app is not a Functions app.' >&2; exit 1; }
