using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "EVID-01")]
[Trait("Rule", "EVID-02")]
[Trait("Rule", "EVID-03")]
public class EvidenceTests
{
    private const string Photo = "image/jpeg";
    private const string Film = "video/mp4";
    private const string Pdf = "application/pdf";
    private const string Mail = "message/rfc822";

    [Theory]
    [InlineData(ClaimKind.NotReceived, Party.Buyer, "", true)]
    [InlineData(ClaimKind.WrongItem, Party.Buyer, "", false)]
    [InlineData(ClaimKind.WrongItem, Party.Buyer, Pdf, false)]
    [InlineData(ClaimKind.WrongItem, Party.Buyer, Photo, true)]
    [InlineData(ClaimKind.Defective, Party.Buyer, Film, true)]
    [InlineData(ClaimKind.PropertyDamage, Party.Buyer, Photo, false)]
    [InlineData(ClaimKind.PropertyDamage, Party.Buyer, Pdf, false)]
    [InlineData(ClaimKind.PropertyDamage, Party.Buyer, Photo + " " + Pdf, true)]
    [InlineData(ClaimKind.PropertyDamage, Party.Buyer, Photo + " " + Photo, true)]
    [InlineData(ClaimKind.PropertyDamage, Party.Buyer, Photo + " " + Film, true)]
    [InlineData(ClaimKind.PropertyDamage, Party.Buyer, Film + " " + Film, false)]
    [InlineData(ClaimKind.PersonalInjury, Party.Buyer, "", false)]
    [InlineData(ClaimKind.PersonalInjury, Party.Buyer, Mail, true)]
    [InlineData(ClaimKind.ReturnNotRefunded, Party.Buyer, Film, false)]
    [InlineData(ClaimKind.ReturnNotRefunded, Party.Buyer, Pdf, true)]
    [InlineData(ClaimKind.ArrivedLate, Party.Buyer, "", true)]
    [InlineData(ClaimKind.ArrivedLate, Party.Seller, "", false)]
    [InlineData(ClaimKind.ArrivedLate, Party.Seller, Mail, true)]
    [InlineData(ClaimKind.ArrivedDamaged, Party.Buyer, Photo, false)]
    [InlineData(ClaimKind.ArrivedDamaged, Party.Buyer, Photo + " " + Photo, true)]
    [InlineData(ClaimKind.ArrivedDamaged, Party.Buyer, Photo + " " + Mail, true)]
    [InlineData(ClaimKind.ArrivedDamaged, Party.Seller, Film, true)]
    [InlineData(ClaimKind.PartsMissing, Party.Buyer, "", false)]
    [InlineData(ClaimKind.PartsMissing, Party.Buyer, Mail, true)]
    [InlineData(ClaimKind.PartsMissing, Party.Seller, Pdf, true)]
    [InlineData(ClaimKind.ReturnRefused, Party.Buyer, Film, false)]
    [InlineData(ClaimKind.ReturnRefused, Party.Buyer, Mail, true)]
    [InlineData(ClaimKind.ReturnRefused, Party.Seller, "", false)]
    [InlineData(ClaimKind.Overcharged, Party.Buyer, Film, false)]
    [InlineData(ClaimKind.Overcharged, Party.Buyer, Pdf, true)]
    [InlineData(ClaimKind.Overcharged, Party.Seller, Pdf, true)]
    [InlineData(ClaimKind.Lost, Party.Seller, "", false)]
    [InlineData(ClaimKind.Lost, Party.Seller, Pdf, true)]
    [InlineData(ClaimKind.NotAsDescribed, Party.Seller, Film, true)]
    [InlineData(ClaimKind.PersonalInjury, Party.Seller, Mail, true)]
    public void The_meter_is_full_when_what_is_required_is_there(ClaimKind kind, Party party, string files, bool satisfied)
    {
        EvidenceSufficiency meter = EvidenceSufficiency.Of(kind, party, files.Split(' ', StringSplitOptions.RemoveEmptyEntries), ThePack.Pack.Evidence);

        Assert.Equal(satisfied, meter.Satisfied);
        Assert.Equal(satisfied, !meter.Missing.Any());
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        Assert.True(EvidenceSufficiency.Of(ClaimKind.PropertyDamage, Party.Buyer, [Photo, Film], ThePack.Pack.Evidence).Satisfied);
        Assert.True(EvidenceSufficiency.Of(ClaimKind.PropertyDamage, Party.Buyer, [Film, Photo], ThePack.Pack.Evidence).Satisfied);
    }

    [Fact]
    public void Every_kind_has_requirements_for_both_parties_and_each_is_listed_once()
    {
        foreach (ClaimKind kind in Enum.GetValues<ClaimKind>())
        {
            Assert.NotEmpty(EvidenceRequirements.For(kind, Party.Buyer, ThePack.Pack.Evidence));
            Assert.All(EvidenceRequirements.For(kind, Party.Seller, ThePack.Pack.Evidence), r => Assert.Contains(r.Code, EvidenceRequirements.Codes));
        }

        Assert.Throws<ArgumentException>(() => EvidenceRequirements.For(ClaimKind.Lost, Party.Expert, ThePack.Pack.Evidence));
    }

    [Theory]
    [InlineData("EVID-ITEM Required", true)]
    [InlineData("EVID-ITEM Sometimes", false)]
    [InlineData("EVID-ITEM 7", false)]
    [InlineData("EVID-NONE Required", false)]
    [InlineData("EVID-ITEM", false)]
    [InlineData("EVID-ITEM  Required", false)]
    [InlineData("", false)]
    public void A_requirement_in_a_pack_is_a_code_and_a_level(string text, bool read) => Assert.Equal(read, EvidenceRequirements.Parse(text) is not null);

    [Fact]
    public void Everything_that_can_be_asked_for_is_asked_of_somebody() => Assert.Equal(
        EvidenceRequirements.Codes.Order(StringComparer.Ordinal),
        ThePack.Pack.Evidence.Requirements.Values.SelectMany(r => r.Buyer.Concat(r.Seller)).Select(r => r.Code).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("", "EVID-ITEM EVID-PARCEL EVID-EXCHANGE")]
    [InlineData(Photo, "EVID-PARCEL EVID-EXCHANGE")]
    [InlineData(Mail, "EVID-ITEM")]
    [InlineData($"{Photo} {Mail}", "")]
    public void Of_what_one_will_do_none_is_missing_once_one_is_there(string files, string missing)
    {
        EvidenceSufficiency meter = EvidenceSufficiency.Of(
            ClaimKind.ArrivedDamaged, Party.Buyer, files.Split(' ', StringSplitOptions.RemoveEmptyEntries), ThePack.Pack.Evidence);

        Assert.Equal(missing, string.Join(' ', meter.Missing.Select(m => m.Code)));
    }

    [Theory]
    [InlineData("en", "helps", "needed", "one of these", "there")]
    [InlineData("de", "hilfreich", "nötig", "eines davon", "vorhanden")]
    [InlineData("zh", "有帮助", "必需", "其中之一", "已有")]
    public void The_page_says_of_which_one_will_do_while_none_is_there(string language, string helps, string needed, string oneOf, string there)
    {
        Assert.Equal([needed, oneOf, oneOf], States(""));
        Assert.Equal([there, oneOf, oneOf], States(Photo));
        Assert.Equal([needed, helps, there], States(Mail));

        IEnumerable<string> States(string file) => RequirementRow
            .Of(EvidenceSufficiency.Of(ClaimKind.ArrivedDamaged, Party.Buyer, file.Split(' ', StringSplitOptions.RemoveEmptyEntries), ThePack.Pack.Evidence), new Reader(language, DateTimeOffset.UnixEpoch))
            .Select(r => r.State);
    }
}
