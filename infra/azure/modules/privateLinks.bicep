// A private address for each service that holds data.
param location string
param tags object
param networkId string
param subnetId string
param storageId string
param vaultId string
param databaseId string
param databaseServer string

var links = [
  { name: 'blob', resourceId: storageId, part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { name: 'queue', resourceId: storageId, part: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { name: 'table', resourceId: storageId, part: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
  { name: 'vault', resourceId: vaultId, part: 'vault', zone: 'privatelink.vaultcore.azure.net' }
  // An endpoint does not change to another server.
  { name: empty(databaseServer) ? 'database' : databaseServer, resourceId: databaseId, part: 'postgresqlServer', zone: 'privatelink.postgres.database.azure.com' }
]

// One after the other: three are for one storage account, which refuses a second while the first is being made.
@batchSize(1)
module link 'privateLink.bicep' = [for one in links: {
  name: 'link-${one.name}'
  params: {
    location: location
    tags: tags
    name: one.name
    resourceId: one.resourceId
    part: one.part
    zoneName: one.zone
    networkId: networkId
    subnetId: subnetId
  }
}]
