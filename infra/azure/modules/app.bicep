// The app itself, on Flex Consumption: it sleeps when nothing happens and has no key of its own to anything.
import { stageType } from '../types.bicep'

param location string
param tags object
param token string
param stage stageType
param identityId string
param packageContainerUrl string
param subnetId string

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-atoz-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: 'func-atoz-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', http20Enabled: true }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: stage.instanceMemoryMB
        maximumInstanceCount: stage.maximumInstances
        triggers: { http: { perInstanceConcurrency: stage.requestsPerInstance } }
        // Requests and orchestrations run on instances of their own.
        alwaysReady: stage.alwaysReady == 0 ? [] : [
          { name: 'http', instanceCount: stage.alwaysReady }
          { name: 'durable', instanceCount: stage.alwaysReady }
        ]
      }
    }
  }

  // Deployments sign in with Entra.
  resource deploy 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

output name string = site.name
