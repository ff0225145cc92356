// The store of cases and the ledger. There are no passwords: whoever signs in has a token of Entra.
param location string
param tags object
param name string
param sku string
param tier string
param storageGB int
param backupDays int
param geoRedundantBackup bool
param highAvailability bool
param isPrivate bool
param principalId string
param principalName string

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: tier }
  properties: {
    version: '17'
    createMode: 'Default'
    authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled', tenantId: tenant().tenantId }
    storage: { storageSizeGB: storageGB, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: geoRedundantBackup ? 'Enabled' : 'Disabled' }
    highAvailability: { mode: highAvailability ? 'ZoneRedundant' : 'Disabled' }
    network: { publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled' }
  }
}

// Addresses of Flex Consumption are not known beforehand; a token of Entra is needed all the same.
resource azureOnly 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = if (!isPrivate) {
  parent: server
  name: 'azure-services'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

// The server does one thing at a time, and for a moment after it was made it may refuse to be told its administrator
// (Azure/azure-postgresql#127, #134): what is made in it waits for the rule, and as a deployment of its own it begins a little later.
module owned 'databaseOwned.bicep' = {
  params: { serverName: server.name, principalId: principalId, principalName: principalName }
  dependsOn: [azureOnly]
}

output id string = server.id
output host string = server.properties.fullyQualifiedDomainName
output databaseName string = owned.outputs.databaseName
