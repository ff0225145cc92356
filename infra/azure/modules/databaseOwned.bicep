// The database, and who owns it.
param serverName string
param principalId string
param principalName string

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' existing = {
  name: serverName
}

// The app makes and migrates its own tables. The server holds its one database, so to own the server is to own that.
resource owner 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: principalId
  properties: { principalName: principalName, principalType: 'ServicePrincipal', tenantId: tenant().tenantId }
}

// A database belongs to the administrator of the moment. One that is made before there is any may belong to Azure, and the app
// may not make its tables in it.
resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'atoz'
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  dependsOn: [owner]
}

output databaseName string = database.name
