// What somebody must hear of. What to do about each stands in AtoZ.Functions/docs/operations.md, under the same name.
param location string
param tags object
param token string
param operationsEmail string
param workspaceId string
param databaseId string
param databaseConnections int

var owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

// severity: 0 money may be wrong, 1 a case may stand still, 2 somebody must decide, 3 look within a day. What each looks for the app logs.
var logAlerts = loadJsonContent('alerts.json')

var metricAlerts = [
  {
    name: 'database-connections'
    severity: 2
    scope: databaseId
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'active_connections'
    over: 'PT15M'
    every: 'PT5M'
    at: databaseConnections * 85 / 100
  }
  {
    name: 'database-storage'
    severity: 2
    scope: databaseId
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'storage_percent'
    over: 'PT1H'
    every: 'PT15M'
    at: 80
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-atoz-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'atoz'
    enabled: true
    armRoleReceivers: [{ name: 'owners', roleId: owner, useCommonAlertSchema: true }]
    emailReceivers: empty(operationsEmail) ? [] : [
      { name: 'operations', emailAddress: operationsEmail, useCommonAlertSchema: true }
    ]
  }
}

resource log 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in logAlerts: {
  name: 'atoz-${alert.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.name
    severity: alert.severity
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: alert.every
    windowSize: alert.over
    // The tables of a new workspace come into being with their first row.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          timeAggregation: 'Count'
          operator: alert.fires
          threshold: alert.at
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}]

resource metric 'Microsoft.Insights/metricAlerts@2018-03-01' = [for alert in metricAlerts: {
  name: 'atoz-${alert.name}'
  location: 'global'
  tags: tags
  properties: {
    severity: alert.severity
    enabled: true
    scopes: [alert.scope]
    evaluationFrequency: alert.every
    windowSize: alert.over
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: alert.name
          metricNamespace: alert.namespace
          metricName: alert.metric
          operator: 'GreaterThan'
          threshold: alert.at
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}]

output actionGroupId string = people.id
