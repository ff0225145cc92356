// With private networking: the app leaves through one known address, and storage, vault and database have no public one.
param location string
param tags object
param token string

resource address 'Microsoft.Network/publicIPAddresses@2024-05-01' = {
  name: 'pip-atoz-${token}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

// Webhooks, the payment service, mail and sign-in are outside: a new subnet reaches nothing outside without this.
resource gateway 'Microsoft.Network/natGateways@2024-05-01' = {
  name: 'ng-atoz-${token}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: address.id }], idleTimeoutInMinutes: 4 }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-atoz-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.0.0/24'
          defaultOutboundAccess: false
          natGateway: { id: gateway.id }
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'links'
        properties: { addressPrefix: '10.20.1.0/24', defaultOutboundAccess: false }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource links 'subnets' existing = {
    name: 'links'
  }
}

output networkId string = network.id
output appSubnetId string = network::app.id
output linksSubnetId string = network::links.id
