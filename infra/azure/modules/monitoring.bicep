// Where logs, traces and metrics go. Nothing is taken in with a key: the app's identity may publish.
param location string
param tags object
param token string
param principalId string
param retentionDays int
param gigabytesPerDay int
@description('The rule below, where it is there already: the workspace must not be without it while all this is made again.')
param ruleId string

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

var workspaceName = 'log-atoz-${token}'

module workspace 'workspace.bicep' = {
  params: { location: location, tags: tags, name: workspaceName, retentionDays: retentionDays, gigabytesPerDay: gigabytesPerDay, transformsId: ruleId }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-atoz-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    DisableLocalAuth: true
  }
}

// The host names the paths of requests, and with them the links of parties: nobody reads a link in the logs. What the app itself sends names the route.
var namingPaths = {
  AppRequests: ['Url', 'Name', 'OperationName']
  AppDependencies: ['Data', 'Name', 'OperationName']
}
var properties = 'Properties = iif(tostring(Properties) contains "/case/" and tostring(Properties) !contains "/case/{", parse_json("{}"), Properties)'

func withoutLink(column string) string =>
  '${column} = iif(${column} contains "/case/" and ${column} !contains "/case/{", strcat(extract("^(.*?/case/)", 1, ${column}), "-"), ${column})'

resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'dcr-atoz-${token}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: workspace.outputs.id }] }
    dataFlows: [
      for table in items(namingPaths): {
        streams: ['Microsoft-Table-${table.key}']
        destinations: ['workspace']
        transformKql: 'source | extend ${join(map(table.value, column => withoutLink(column)), ', ')}, ${properties}'
      }
    ]
  }
  // The tables are there once something may send to them.
  dependsOn: [insights]
}

// The rule names the workspace, and the workspace the rule: it is told of it when both are there.
module ruled 'workspace.bicep' = {
  params: { location: location, tags: tags, name: workspaceName, retentionDays: retentionDays, gigabytesPerDay: gigabytesPerDay, transformsId: rule.id }
}

resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, principalId, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

output workspaceId string = workspace.outputs.id
output applicationInsightsName string = insights.name
