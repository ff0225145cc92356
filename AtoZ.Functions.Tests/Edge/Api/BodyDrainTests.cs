using AtoZ.Functions.Edge.Api;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The genuine host passes a body on while it waits for the answer: what the app leaves unread would cost the caller the answer.</summary>
public class BodyDrainTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40 * 1024 * 1024)]
    public async Task The_rest_of_a_body_is_read_and_forgotten(int length)
    {
        Counting body = new(length);
        await BodyDrain.Rest(Request(body, length));
        Assert.Equal(length, body.Taken);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_read_too_but_none_without_end()
    {
        Counting endless = new(long.MaxValue);
        HttpRequest request = Request(endless, length: null);
        request.Headers.TransferEncoding = "chunked";
        await BodyDrain.Rest(request);
        Assert.InRange(endless.Taken, BodyDrain.Most, BodyDrain.Most + (1024 * 1024));
    }

    [Fact]
    public async Task A_request_without_a_body_is_not_read()
    {
        Counting body = new(1);
        await BodyDrain.Rest(Request(body, length: null));
        Assert.Equal(0, body.Taken);
    }

    private static HttpRequest Request(Stream body, long? length)
    {
        DefaultHttpContext http = new();
        http.Request.Body = body;
        http.Request.ContentLength = length;
        return http.Request;
    }

    private sealed class Counting(long length) : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int more = (int)Math.Min(count, length - Taken);
            Taken += more;
            return more;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int more = (int)Math.Min(buffer.Length, length - Taken);
            Taken += more;
            return new(more);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
