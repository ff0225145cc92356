// Mail out, and a topic for what became of it. after/mailReports.bicep lets the app hear the topic, once the app can answer.
param tags object
param token string
param dataLocation string
param ownDomain string
param ownDomainVerified bool
param ownSender string
param principalId string

// There is no narrower built-in role with which an identity may send.
var communicationAndEmailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'
var isOwn = !empty(ownDomain)
var canSendFromOwn = isOwn && ownDomainVerified

resource service 'Microsoft.Communication/emailServices@2023-04-01' = {
  name: 'email-atoz-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

resource azureDomain 'Microsoft.Communication/emailServices/domains@2023-04-01' = {
  parent: service
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: { domainManagement: 'AzureManaged', userEngagementTracking: 'Disabled' }
}

resource domain 'Microsoft.Communication/emailServices/domains@2023-04-01' = if (isOwn) {
  parent: service
  name: isOwn ? ownDomain : 'none.invalid'
  location: 'global'
  tags: tags
  properties: { domainManagement: 'CustomerManaged', userEngagementTracking: 'Disabled' }

  // Refused as long as the domain has the limits that it begins with.
  resource named 'senderUsernames' = if (canSendFromOwn && !empty(ownSender)) {
    name: empty(ownSender) ? 'none' : ownSender
    properties: { username: ownSender, displayName: 'A-to-z guarantee' }
  }
}

// A domain that is not verified yet cannot be linked: until it is, mail goes out from Azure's.
resource communication 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: 'acs-atoz-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation, linkedDomains: [canSendFromOwn ? domain.id : azureDomain.id] }
}

resource sender 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communication.id, principalId, communicationAndEmailServiceOwner)
  scope: communication
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', communicationAndEmailServiceOwner)
  }
}

resource reports 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-atoz-${token}'
  location: 'global'
  tags: tags
  properties: { source: communication.id, topicType: 'Microsoft.Communication.CommunicationServices' }
}

output endpoint string = 'https://${communication.properties.hostName}'
output sender string = canSendFromOwn ? '${empty(ownSender) ? 'DoNotReply' : ownSender}@${ownDomain}' : 'DoNotReply@${azureDomain.properties.fromSenderDomain}'
output topicName string = reports.name
