#!/bin/sh
# secret.sh NAME: puts the value on standard input into the vault, through Azure's management. So nobody needs to be able to read
# secrets, and it works as well when the vault has no public address. secret.sh -l: the names of those that are there.
set -eu
names='LinkSigningKey, RecordSigningKey, PaymentServiceSecret, TranslationKey'

# The app reads no other: one that was misspelled would lie in the vault, and the old one stay in force.
case "$# ${1:-}" in
  '1 -l' | '1 LinkSigningKey' | '1 RecordSigningKey' | '1 PaymentServiceSecret' | '1 TranslationKey') ;;
  '1 --help' | '1 -h') echo "secret.sh NAME <FILE, or secret.sh -l; NAME is one of $names"; exit ;;
  *) echo "'$*' is not understood: secret.sh NAME <FILE, or secret.sh -l; NAME is one of $names" >&2; exit 2 ;;
esac

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
