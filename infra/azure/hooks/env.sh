# Sourced: outside of azd's own hooks, takes the values of the chosen azd environment. Says once which that is.
if [ -z "${KEY_VAULT_NAME:-}" ]; then
  values=$(azd env get-values)
  set -a
  eval "$values"
  set +a
fi
if [ -z "${said_environment:-}" ]; then
  echo "azd environment: $AZURE_ENV_NAME" >&2
  export said_environment=yes
fi
