using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// Reads what a request still sends after its answer is known. The genuine host passes the body on while it waits for the answer: a worker that
/// answers and leaves the rest unread breaks that, and the caller gets 500 with an empty body in place of the answer.
/// </summary>
internal static class BodyDrain
{
    /// <summary>Bytes: more than the largest body that the host lets in. Whoever sends on beyond it loses the connection.</summary>
    public const long Most = 110L * 1024 * 1024;
    private const int Piece = 64 * 1024;

    /// <summary>Reads and forgets the rest of a body.</summary>
    public static async Task Rest(HttpRequest request)
    {
        if (request is { ContentLength: null or 0 } && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return;
        }

        byte[] piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (long read = 0; read < Most;)
            {
                int more = await request.Body.ReadAsync(piece.AsMemory(0, Piece), request.HttpContext.RequestAborted);
                if (more == 0)
                {
                    return;
                }

                read += more;
            }
        }
        catch (Exception error) when (error is IOException or BadHttpRequestException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The rest was not to be had, or a reader has closed the body: the answer stands either way.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
