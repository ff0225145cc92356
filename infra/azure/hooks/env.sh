# Sourced: outside of azd's own hooks, takes the values of the chosen azd environment.
if [ -z "${KEY_VAULT_NAME:-}" ]; then
  set -a
  eval "$(azd env get-values)"
  set +a
fi
