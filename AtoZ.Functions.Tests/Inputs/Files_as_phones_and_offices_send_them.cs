using System.Text;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Evidence is taken for what it is, or refused with the way to send it; nothing in it unfolds without bound.</summary>
[Collection("api")]
public sealed class Files_as_phones_and_offices_send_them(ApiHost api)
{
    private static readonly string Mail = "From: a@b.example\nTo: c@d.example\nSubject: =?gb2312?B?xOO6ww==?=\nContent-Type: text/plain; charset=gb2312\n\n";

    static Files_as_phones_and_offices_send_them() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, byte[], string> Kinds => new()
    {
        { "an iPhone's film", [0, 0, 0, 20, .. "ftypqt  "u8, 0, 0, 0, 0, .. "qt  "u8, .. Movie], "video/quicktime" },
        { "a film of before the brands", [0, 0, 0, 8, .. "wide"u8, .. Movie], "video/quicktime" },
        { "an Android's film", [0, 0, 0, 24, .. "ftyp3gp5"u8, 0, 0, 0, 0, .. "isom3gp5"u8, .. Movie], "video/mp4" },
        { "a film whose first brand is its maker's", [0, 0, 0, 24, .. "ftypXXXX"u8, 0, 0, 0, 0, .. "mp42isom"u8, .. Movie], "video/mp4" },
        { "a mail in ISO-8859-1", [.. "From: a@b.example\nSubject: x\n\n"u8, .. Encoding.Latin1.GetBytes("Schöne Grüße")], "message/rfc822" },
        { "a mail in GBK", [.. Encoding.UTF8.GetBytes(Mail), .. Encoding.GetEncoding("gbk").GetBytes("包裹没有到，请退款。")], "message/rfc822" },
        { "a mail with a line before it", [.. "\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nHello"u8], "message/rfc822" },
        { "a mailbox", [.. "From a@b.example Sat Nov 28 10:00:00 2026\nFrom: a@b.example\nSubject: x\n\nHello\n\nFrom c@d.example Sat Nov 28 11:00:00 2026\nFrom: c@d.example\n\nHi\n"u8], "application/mbox" },
        { "a letter that begins with From", [.. "From the beginning it was broken.\nFrom: me"u8], "text/plain" },
        { "a text in UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Where is my parcel? Grüße")).ToArray(), "text/plain" },
        { "a text in UTF-16, the other way round", Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes("包裹没有到")).ToArray(), "text/plain" },
        { "a text in Windows-1252", Encoding.GetEncoding(1252).GetBytes("Das Gerät kostet 20 € – kaputt."), "text/plain" },
        { "a PDF behind a blank line", [.. "\r\n"u8, .. Pdf], "application/pdf" },
        { "a PDF behind a mark of UTF-8", [0xEF, 0xBB, 0xBF, .. Pdf], "application/pdf" },
        { "a PDF behind a printer's lines", [.. "\u001b%-12345X@PJL JOB\n"u8, .. Pdf], "application/pdf" },
    };

    private static byte[] Movie => [0, 0, 0, 16, .. "moov"u8, 0, 0, 0, 8, .. "free"u8];

    private static byte[] Pdf => [.. "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8];

    [Trait("Case", "35")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_is_taken_for_what_it_is(string what, byte[] file, string type)
    {
        ClaimId claim = await api.Claim();
        Reply reply = await Upload(claim, file);
        Assert.True(reply.Status == 201, $"{what}: {reply.Body}");
        Assert.Equal(type, reply.Text("contentType"));
        Assert.Equal(file, (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{reply.Text("id")}")).Bytes);
    }

    [Trait("Case", "35")]
    [Fact]
    public async Task What_cannot_be_taken_says_how_to_send_it()
    {
        ClaimId claim = await api.Claim();
        Assert.Contains("iPhone", (await Upload(claim, [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1heic"u8])).IsProblem(415, "EVIDENCE_HEIC").Text("remedy"), StringComparison.Ordinal);
        Assert.Contains("image/avif", (await Upload(claim, [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1avif"u8])).IsProblem(415, "EVIDENCE_TYPE_REFUSED").Text("detail"), StringComparison.Ordinal);
        (await Upload(claim, [0, 0, 0, 24, .. "ftypcrx "u8, 0, 0, 0, 0, .. "crx raw "u8, .. Movie])).IsProblem(415, "EVIDENCE_TYPE_REFUSED");
        (await Upload(claim, [.. "MZ\0\0 see %PDF-1.7 for more"u8])).IsProblem(415, "EVIDENCE_TYPE_REFUSED");
    }

    [Trait("Case", "35")]
    [Fact]
    public async Task A_locked_pdf_is_taken_and_everybody_is_told()
    {
        ClaimId claim = await api.Claim();
        byte[] locked = [.. "%PDF-1.7\n1 0 obj<</Filter/Standard/V 4>>endobj\ntrailer<</Root 2 0 R/Encrypt 1 0 R>>\n%%EOF\n"u8];
        Assert.True((await Upload(claim, locked)).Json.GetProperty("locked").GetBoolean());
        Assert.False((await Upload(claim, Pdf)).Json.GetProperty("locked").GetBoolean());
        foreach (string token in (string[])[await api.BuyerToken(claim), await api.SellerToken(claim)])
        {
            Assert.Contains("password-protected", (await api.Anybody(HttpMethod.Get, $"case/{token}")).Body, StringComparison.Ordinal);
        }

        Assert.Contains("password-protected", (await api.Staff("ines", HttpMethod.Get, $"staff/claim/{claim}/files")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "text/plain; charset=utf-8")]
    [InlineData("utf-16", "text/plain; charset=utf-16")]
    [InlineData("windows-1252", "text/plain")]
    public async Task A_charset_is_named_only_where_it_is_certain(string charset, string header)
    {
        Encoding encoding = Encoding.GetEncoding(charset);
        ClaimId claim = await api.Claim();
        byte[] file = [.. charset == "utf-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes("Das Gerät kam nicht an.")];
        string id = (await Upload(claim, file)).Text("id");
        Reply got = await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{id}");
        Assert.Equal(header, got.Headers["Content-Type"]);
        Assert.Equal(file, got.Bytes);
    }

    [Trait("Case", "15")]
    [Fact]
    public async Task What_a_compressed_text_says_is_still_read()
    {
        ClaimId claim = await api.Claim();
        byte[] picture = FoldedPictures.Picture("zTXt", [.. "Software\0\0"u8, .. FoldedPictures.Deflated("GIMP 2.10"u8.ToArray(), 1)]);
        string id = (await Upload(claim, picture)).Text("id");
        Assert.Equal("GIMP 2.10", await api.Store.Read(db => db.Evidence.Where(e => e.Id == id).Select(e => e.MadeWith).SingleAsync()));
    }

    [Trait("Case", "26")]
    [Fact]
    public async Task A_wish_for_privacy_is_honoured_on_a_file_sent_again()
    {
        ClaimId claim = await api.Claim();
        string buyer = await api.BuyerToken(claim), seller = await api.SellerToken(claim);
        Reply first = await Case(buyer, null);
        Assert.Equal((201, false), (first.Status, first.Json.TryGetProperty("withheldBecause", out var because) && because.ValueKind == System.Text.Json.JsonValueKind.String));
        Reply again = await Case(buyer, "Medical");
        Assert.Equal((200, first.Text("id"), "Medical"), (again.Status, again.Text("id"), again.Text("withheldBecause")));
        (await api.Anybody(HttpMethod.Get, $"api/case/{seller}/evidence/{first.Text("id")}")).IsProblem(404, "EVIDENCE_UNKNOWN");
        Assert.Contains("A file is not shown to the other side", (await api.Anybody(HttpMethod.Get, $"case/{seller}")).Body, StringComparison.Ordinal);
        Assert.Equal("Medical", (await Case(buyer, null)).Text("withheldBecause"));
    }

    [Trait("Case", "26")]
    [Fact]
    public async Task The_wish_is_part_of_what_a_key_stands_for()
    {
        string buyer = await api.BuyerToken(await api.Claim()), key = Guid.NewGuid().ToString();
        Assert.Equal(201, (await Case(buyer, null, key)).Status);
        (await Case(buyer, "Medical", key)).IsProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    private Task<Reply> Case(string token, string? withhold, string? key = null) => api.Send(
        HttpMethod.Post, $"api/case/{token}/evidence", new ByteArrayContent(Files.Png()), key, withhold is null ? [] : [("X-Withhold", withhold)]);

    private Task<Reply> Upload(ClaimId claim, byte[] file) => api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", new ByteArrayContent(file), null, api.BackendKey);
}
