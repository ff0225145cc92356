// One AtoZ: a resource group with everything that it needs. See AtoZ.Functions/docs/operations.md.
targetScope = 'subscription'

import { durableBackendType, stageType } from 'types.bicep'

@minLength(1)
@maxLength(40)
@description('Names the environment and, hashed, its resources.')
param environmentName string

param location string

param stage stageType
param durableBackend durableBackendType

@description('https://…, where parties reach the app; empty for the address that Azure gives.')
param publicBaseUrl string

@description('Where independent experts are asked.')
param expertEmail string

@description('The id under which the marketplace sells itself.')
param marketplaceSellerId string

@description('Who hears of alerts and of the budget; empty for the owners of the subscription alone.')
param operationsEmail string

@description('Client id of the Entra application that staff sign in to, made by hooks/staff-application.sh; empty leaves staff without a way in.')
param staffClientId string

@description('Where the marketplace\'s payment service is; empty for the ledger alone.')
param paymentServiceUrl string

@description('Where messages between parties are translated; empty passes them on as they were written.')
param translationUrl string

@description('The version of the link key before the one in force, as a secret URI; empty when there is none.')
param previousLinkKeyUri string

@description('Whether the vault was deleted and can be taken back; hooks/before.sh looks. Azure refuses both the one and the other where it is not so.')
param vaultRecover bool

@description('Keys of records that are revoked, as KEY=INSTANT separated by commas; empty when there are none.')
param recordKeysRevoked string

@description('Where mail is kept at rest.')
param mailDataLocation string

@description('A mail domain of your own; empty for one that Azure manages.')
param mailDomain string

@description('Whether the records of your own domain are in DNS and verified: only then can mail be sent from it.')
param mailDomainVerified bool

@description('Who mails from your own domain are from, before the @; empty for DoNotReply, which every domain has.')
param mailSender string

@description('The month in which the budget began, such as 2026-11, since it cannot be moved; empty for this month. hooks/before.sh looks.')
param budgetStart string

@description('The rule that all logs pass, where it is there already; hooks/before.sh looks.')
param logRuleId string

@description('The database server that was restored and is to be used from now on; empty for the one that this template made.')
param databaseServer string

@description('Where orchestrations are kept from now on, since those that know more than a restored database would be wrong; empty for the first.')
param taskHub string

@description('Never given: only here may it be asked for.')
param thisMonth string = utcNow('yyyy-MM')

var token = toLower(uniqueString(subscription().id, environmentName, location))
// In storage, that of host.json.
var hubName = empty(taskHub) && durableBackend == 'DurableTaskScheduler' ? 'atoz' : taskHub
var tags = { application: 'atoz', 'azd-env-name': environmentName, stage: stage.name }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-atoz-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, tags: tags, name: 'id-atoz-${token}' }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, token: token
    principalId: identity.outputs.principalId
    retentionDays: stage.logDays, gigabytesPerDay: stage.logGigabytesPerDay, ruleId: logRuleId
  }
}

module network 'modules/network.bicep' = if (stage.privateNetwork) {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, name: 'statoz${token}', sku: stage.storageSku
    principalId: identity.outputs.principalId
    isPrivate: stage.privateNetwork, defender: stage.defender
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, name: 'kv-atoz-${token}'
    principalId: identity.outputs.principalId
    isPrivate: stage.privateNetwork, purgeProtection: stage.purgeProtection, recover: vaultRecover
    workspaceId: monitoring.outputs.workspaceId
  }
}

module database 'modules/database.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, name: empty(databaseServer) ? 'psql-atoz-${token}' : databaseServer
    sku: stage.databaseSku, tier: stage.databaseTier, storageGB: stage.databaseStorageGB
    backupDays: stage.backupDays, geoRedundantBackup: stage.geoRedundantBackup
    highAvailability: stage.highAvailability, isPrivate: stage.privateNetwork
    principalId: identity.outputs.principalId, principalName: identity.outputs.name
  }
}

module privateLinks 'modules/privateLinks.bicep' = if (stage.privateNetwork) {
  scope: group
  params: {
    location: location, tags: tags
    networkId: network!.outputs.networkId, subnetId: network!.outputs.linksSubnetId
    storageId: storage.outputs.id, vaultId: vault.outputs.id, databaseId: database.outputs.id, databaseServer: databaseServer
  }
}

module mail 'modules/mail.bicep' = {
  scope: group
  params: {
    tags: tags, token: token, dataLocation: mailDataLocation
    ownDomain: mailDomain, ownDomainVerified: mailDomainVerified, ownSender: mailSender
    principalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableBackend == 'DurableTaskScheduler') {
  scope: group
  params: { location: location, tags: tags, token: token, hubName: hubName, principalId: identity.outputs.principalId }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, token: token, stage: stage
    identityId: identity.outputs.id
    packageContainerUrl: storage.outputs.packageContainerUrl
    subnetId: network.?outputs.appSubnetId ?? ''
  }
}

module settings 'modules/settings.bicep' = {
  scope: group
  params: {
    appName: app.outputs.name
    identityClientId: identity.outputs.clientId
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    vaultUri: vault.outputs.uri
    databaseHost: database.outputs.host
    databaseName: database.outputs.databaseName
    poolPerInstance: stage.poolPerInstance
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    mailEndpoint: mail.outputs.endpoint
    mailSender: mail.outputs.sender
    publicBaseUrl: publicBaseUrl
    expertEmail: expertEmail
    marketplaceSellerId: marketplaceSellerId
    paymentServiceUrl: paymentServiceUrl
    translationUrl: translationUrl
    defender: stage.defender
    previousLinkKeyUri: previousLinkKeyUri
    recordKeysRevoked: recordKeysRevoked
    durableBackend: durableBackend
    schedulerEndpoint: scheduler.?outputs.endpoint ?? ''
    taskHub: hubName
  }
}

module signIn 'modules/signIn.bicep' = if (!empty(staffClientId)) {
  scope: group
  params: { appName: app.outputs.name, clientId: staffClientId }
  // A change of the settings restarts the app, and both write the site's configuration.
  dependsOn: [settings]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location, tags: tags, token: token
    operationsEmail: operationsEmail
    workspaceId: monitoring.outputs.workspaceId
    databaseId: database.outputs.id
    databaseConnections: stage.databaseConnections
  }
}

module budget 'modules/budget.bicep' = if (stage.budgetPerMonth > 0) {
  scope: group
  params: {
    amount: stage.budgetPerMonth, start: empty(budgetStart) ? thisMonth : budgetStart, operationsEmail: operationsEmail
    actionGroupId: alerts.outputs.actionGroupId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output APP_NAME string = app.outputs.name
output APP_URL string = settings.outputs.publicBaseUrl
output APP_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output KEY_VAULT_NAME string = vault.outputs.name
output MAIL_TOPIC_NAME string = mail.outputs.topicName
