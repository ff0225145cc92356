#!/bin/sh
# staff-application.sh NAME: makes the application that staff of the azd environment NAME sign in to, and prints its id. Where it is there
# already, it is brought up to date. Needs nothing but 'az login' of somebody who may make applications.
set -eu
[ $# -eq 1 ] && [ -n "${1##-*}" ] || { echo "staff-application.sh takes one argument, the NAME of the azd environment." >&2; exit 2; }
cd "$(dirname "$0")"

id=$(az ad app create --display-name "AtoZ staff ($1)" --sign-in-audience AzureADMyOrg --enable-id-token-issuance true \
  --app-roles @staff-roles.json --required-resource-accesses @staff-permissions.json --query appId --output tsv)
known=$(az ad sp list --filter "appId eq '$id'" --query 'length(@)' --output tsv)
[ "$known" != 0 ] || az ad sp create --id "$id" --output none
# Only who was given a role gets in at all.
az ad sp update --id "$id" --set appRoleAssignmentRequired=true --output none
# Then nobody may consent for themselves to its reading who they are: an administrator does it for all.
az ad app permission admin-consent --id "$id" >&2 || {
  echo 'Nobody of the staff can sign in until an administrator of the directory runs:' >&2
  echo "az ad app permission admin-consent --id $id" >&2
}
echo "$id"
