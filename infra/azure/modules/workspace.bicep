// The workspace of logs, traces and metrics; with the rule that all passes on its way in, once there is one.
param location string
param tags object
param name string
param retentionDays int
param gigabytesPerDay int
param transformsId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: gigabytesPerDay }
    features: { enableLogAccessUsingOnlyResourcePermissions: true }
    defaultDataCollectionRuleResourceId: empty(transformsId) ? null : transformsId
  }
}

output id string = workspace.id
