using System.Text;
using AtoZ.Functions.Evidence;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

public class ContentTypesTests
{
    [Theory]
    [InlineData("%PDF-1.7 ...", "application/pdf")]
    [InlineData("Where is my parcel?\nIt is late. Grüße", "text/plain")]
    [InlineData("<script>alert(1)</script>", "text/plain")]
    [InlineData("From: a@b.example\nTo: c@d.example\nSubject: x\n\nHello", "message/rfc822")]
    [InlineData("Received: by x\n with y\nDate: today\nFrom: a@b.example\n\nHello", "message/rfc822")]
    [InlineData("Dear seller,\nFrom: the beginning it was broken", "text/plain")]
    [InlineData("MZ\0\u0001\u0002", null)]
    [InlineData("PK\u0003\u0004", null)]
    [InlineData("", null)]
    public void A_type_is_read_from_the_bytes(string text, string? type) => Assert.Equal(type, ContentTypes.Of(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("heic", "image/heic")]
    [InlineData("qt  ", "video/quicktime")]
    [InlineData("mp42", "video/mp4")]
    public void Films_and_pictures_in_boxes_are_told_apart(string brand, string type) =>
        Assert.Equal(type, ContentTypes.Of([0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]));

    [Theory]
    [InlineData("photo.jpg", "image/jpeg", "photo.jpg")]
    [InlineData("../../etc/passwd", "text/plain", "passwd.txt")]
    [InlineData("C:\\Users\\me\\a.exe", "image/png", "a.png")]
    [InlineData("invoice\u202Egpj.exe", "application/pdf", "invoicegpj.pdf")]
    [InlineData("a\"b<c>\r\n.png", "image/png", "abc.png")]
    [InlineData("", "image/gif", "file.gif")]
    [InlineData(null, "image/gif", "file.gif")]
    [InlineData("...", "image/gif", "file.gif")]
    public void A_name_is_made_safe_and_ends_as_its_type_does(string? given, string type, string safe) => Assert.Equal(safe, FileNames.Safe(given, type));

    [Fact]
    public void A_long_name_is_shortened() => Assert.Equal(104, FileNames.Safe(new string('a', 500), "image/jpeg").Length);
}
