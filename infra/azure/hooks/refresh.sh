#!/bin/sh
# Has the app read its references to the vault anew; by itself it does so once a day.
set -eu
[ $# -eq 0 ] || { echo "refresh.sh takes no arguments." >&2; exit 2; }
. "$(dirname "$0")/env.sh"
group="https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP"
site="$group/providers/Microsoft.Web/sites/$APP_NAME"
az rest --method post --url "$site/config/configreferences/appsettings/refresh?api-version=2022-03-01" --output none
