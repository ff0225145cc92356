// Read by 'azd up' from the azd environment ('azd env set NAME VALUE'). ATOZ_STAGE chooses the file of the stage; what the stage says of
// private networking, Defender and the budget can be overridden one by one.
using './main.bicep'

var stages = {
  dev: loadJsonContent('stages/dev.json')
  prod: loadJsonContent('stages/prod.json')
}
var chosen = stages[readEnvironmentVariable('ATOZ_STAGE', 'dev')]

var private = readEnvironmentVariable('ATOZ_PRIVATE_NETWORK', '')
var defender = readEnvironmentVariable('ATOZ_DEFENDER', '')
// What the disk has grown to, since it never becomes smaller; hooks/before.sh looks.
var disk = int(readEnvironmentVariable('ATOZ_DATABASE_STORAGE_GB', '0'))
var budget = readEnvironmentVariable('ATOZ_BUDGET', '')

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'try')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param stage = union(chosen, {
  privateNetwork: empty(private) ? chosen.privateNetwork : bool(private)
  defender: empty(defender) ? chosen.defender : bool(defender)
  databaseStorageGB: max(chosen.databaseStorageGB, disk)
  budgetPerMonth: empty(budget) ? chosen.budgetPerMonth : int(budget)
})
param durableBackend = readEnvironmentVariable('ATOZ_DURABLE_BACKEND', 'AzureStorage')
param publicBaseUrl = readEnvironmentVariable('ATOZ_PUBLIC_BASE_URL', '')
param expertEmail = readEnvironmentVariable('ATOZ_EXPERT_EMAIL', 'experts@marketplace.example')
param marketplaceSellerId = readEnvironmentVariable('ATOZ_MARKETPLACE_SELLER_ID', 'marketplace')
param operationsEmail = readEnvironmentVariable('ATOZ_OPERATIONS_EMAIL', '')
param staffClientId = readEnvironmentVariable('ATOZ_STAFF_CLIENT_ID', '')
param paymentServiceUrl = readEnvironmentVariable('ATOZ_PAYMENT_SERVICE_URL', '')
param translationUrl = readEnvironmentVariable('ATOZ_TRANSLATION_URL', '')
param previousLinkKeyUri = readEnvironmentVariable('ATOZ_PREVIOUS_LINK_KEY_URI', '')
param vaultRecover = bool(readEnvironmentVariable('ATOZ_VAULT_RECOVER', 'false'))
param recordKeysRevoked = readEnvironmentVariable('ATOZ_RECORD_KEYS_REVOKED', '')
param mailDataLocation = readEnvironmentVariable('ATOZ_MAIL_DATA_LOCATION', 'Europe')
param mailDomain = readEnvironmentVariable('ATOZ_MAIL_DOMAIN', '')
param mailDomainVerified = bool(readEnvironmentVariable('ATOZ_MAIL_DOMAIN_VERIFIED', 'false'))
param mailSender = readEnvironmentVariable('ATOZ_MAIL_SENDER', '')
param logRuleId = readEnvironmentVariable('ATOZ_LOG_RULE', '')
param databaseServer = readEnvironmentVariable('ATOZ_DATABASE_SERVER', '')
param taskHub = readEnvironmentVariable('ATOZ_TASK_HUB', '')
param budgetStart = readEnvironmentVariable('ATOZ_BUDGET_START', '')
