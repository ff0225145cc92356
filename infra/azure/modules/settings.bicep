// What the app and its host read. A test holds this list against the code: each setting that is read is here, each one here is read.
import { durableBackendType } from '../types.bicep'

param appName string
param identityClientId string
param identityName string
param storageName string
param vaultUri string
param databaseHost string
param databaseName string
param poolPerInstance int
param applicationInsightsName string
param mailEndpoint string
param mailSender string
param publicBaseUrl string
param expertEmail string
param marketplaceSellerId string
param paymentServiceUrl string
param translationUrl string
param defender bool
param previousLinkKeyUri string
param recordKeysRevoked string
param durableBackend durableBackendType
param schedulerEndpoint string
param taskHub string

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

var address = empty(publicBaseUrl) ? 'https://${site.properties.defaultHostName}' : publicBaseUrl

var host = {
  // By its name, not by three addresses: so the host opens it even where the platform adds an empty AzureWebJobsStorage.
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Which of the app's identities signs in, wherever nobody says.
  AZURE_CLIENT_ID: identityClientId
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
}

// Without Kerberos: the driver would ask for it first on each new connection, and may hang where it is not there (npgsql#6524, #6655).
var server = 'Host=${databaseHost};Port=5432;Database=${databaseName};SSL Mode=VerifyFull;GSS Encryption Mode=Disable'

var app = {
  Database: '${server};Username=${identityName};Maximum Pool Size=${poolPerInstance};Application Name=atoz'
  DatabaseSignIn: 'Entra'
  PublicBaseUrl: address
  LinkSigningKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/LinkSigningKey)'
  LinkSigningKeyPrevious: empty(previousLinkKeyUri) ? '' : '@Microsoft.KeyVault(SecretUri=${previousLinkKeyUri})'
  RecordSigningKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/RecordSigningKey)'
  RecordKeysRevoked: recordKeysRevoked
  MailTransport: 'Azure'
  EmailEndpoint: mailEndpoint
  MailSender: mailSender
  ExpertEmail: expertEmail
  MarketplaceSellerId: marketplaceSellerId
  MalwareScanner: defender ? 'Defender' : 'None'
  // Paused by hand while the app is drained; the next provisioning takes claims in again.
  NewClaims: 'Taken'
}

// Of one instance (docs/limits.md).
var limits = {
  KeyRequestsPerMinute: '12000'
  LinkRequestsPerMinute: '240'
  AddressRequestsPerMinute: '1200'
  KeyCostlyRequestsPerMinute: '1200'
  PersonCostlyRequestsPerMinute: '30'
  LostLinksPerHour: '6'
  // Set by the platform's front ends on every request, over what a client may have sent. Behind Front Door it is X-Azure-ClientIP.
  ClientAddressHeader: 'CLIENT-IP'
}

var payments = empty(paymentServiceUrl) ? {} : {
  PaymentServiceUrl: paymentServiceUrl
  PaymentServiceSecret: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/PaymentServiceSecret)'
  PaymentServiceAttempts: '4'
  PaymentServicePauseSeconds: '0.5'
  PaymentServiceTimeoutSeconds: '10'
}

var translation = empty(translationUrl) ? {} : {
  TranslationUrl: translationUrl
  TranslationKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/TranslationKey)'
}

// In UTC. Apart from each other, so that two sweeps do not compete for the database.
var schedules = {
  NoSilentCaseSweepSchedule: '0 0 * * * *'
  RecoverySweepSchedule: '0 25 * * * *'
  WebhookSweepSchedule: '30 * * * * *'
  DailyRootSchedule: '0 10 0 * * *'
  ProvisionSchedule: '0 40 0 1 * *'
  ReconciliationSchedule: '0 50 0 * * *'
  HousekeepingSweepSchedule: '0 20 3 * * *'
  // Verdicts come some seconds after a file; where there is no scanner, nothing is asked.
  ScanSweepSchedule: defender ? '0 3-58/5 * * * *' : '0 35 3 * * *'
}

// Over what host.json says of the place where orchestrations are kept.
var scheduler = durableBackend == 'AzureStorage' ? {} : {
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
}

// Over host.json too: where orchestrations began anew.
var hub = empty(taskHub) ? {} : { AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub }

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'appsettings'
  properties: union(host, app, limits, payments, translation, schedules, scheduler, hub)
}

output publicBaseUrl string = address
