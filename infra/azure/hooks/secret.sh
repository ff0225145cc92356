#!/bin/sh
# secret.sh NAME: puts the value on standard input into the vault, through Azure's management. So nobody needs to be able to read
# secrets, and it works as well when the vault has no public address. secret.sh -l: the names of those that are there.
set -eu
. "$(dirname "$0")/env.sh"
api='api-version=2026-02-01'
group="https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP"
vault="$group/providers/Microsoft.KeyVault/vaults/$KEY_VAULT_NAME"

if [ "$1" = -l ]; then
  ids=$(az rest --method get --url "$vault/secrets?$api" --query 'value[].id' --output tsv)
  printf '%s\n' "$ids" | sed 's|.*/||'
  exit
fi

value=$(sed 's/[\\"]/\\&/g')
[ -n "$value" ] || { echo "There is nothing to put into $1." >&2; exit 1; }

# Not on a command line, which others on this machine could read.
umask 077
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '{"properties":{"value":"%s"}}' "$value" >"$body"
az rest --method put --url "$vault/secrets/$1?$api" --body "@$body" --output none
