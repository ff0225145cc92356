using System.Security.Cryptography;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Evidence;

/// <summary>An upload in a temporary file that removes itself: nothing is stored before size, hash and type are known.</summary>
internal sealed class SpooledFile : IAsyncDisposable
{
    private SpooledFile(FileStream file, string sha256)
    {
        this.File = file;
        this.Sha256 = sha256;
    }

    public FileStream File { get; }

    public string Sha256 { get; }

    /// <summary>Reads a stream to its end, or to the limit.</summary>
    /// <returns>Null when it is longer than the limit.</returns>
    public static async Task<SpooledFile?> Read(Stream content, long limit, CancellationToken cancellationToken)
    {
        FileStream file = TemporaryFile.Open();
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = new byte[TemporaryFile.BufferBytes];
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (file.Length + read > limit)
                {
                    await file.DisposeAsync();
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return new SpooledFile(file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>All bytes.</summary>
    public async Task<byte[]> Bytes(CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[this.File.Length];
        this.File.Position = 0;
        await this.File.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    public ValueTask DisposeAsync() => this.File.DisposeAsync();
}
