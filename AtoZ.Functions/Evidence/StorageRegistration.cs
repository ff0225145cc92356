using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Evidence;

/// <summary>Connects to Blob storage as the Functions host does: by one connection string, or in parts by managed identity.</summary>
internal static class StorageRegistration
{
    private const string Connection = "AzureWebJobsStorage";

    /// <summary>Adds the client, unless the host has its own.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(provider => Client(configuration, provider.GetRequiredService<TokenCredential>));
        return services;
    }

    private static BlobServiceClient Client(IConfiguration configuration, Func<TokenCredential> identity)
    {
        if (configuration["AzureWebJobsStorage"] is { Length: > 0 } connection)
        {
            return new BlobServiceClient(connection);
        }

        string address = configuration["AzureWebJobsStorage:blobServiceUri"] is { Length: > 0 } uri ? uri
            : configuration["AzureWebJobsStorage:accountName"] is { Length: > 0 } account ? $"https://{account}.blob.core.windows.net"
            : throw new InvalidOperationException($"The setting {Connection} is missing: a connection string, or {Connection}__accountName with a managed identity.");
        return new BlobServiceClient(new Uri(address), identity());
    }
}
