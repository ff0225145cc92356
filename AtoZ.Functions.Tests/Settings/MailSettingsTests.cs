using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

/// <summary>Settings of mail that cannot work are refused at start, in one sentence that names the setting.</summary>
public class MailSettingsTests
{
    private static readonly AppSettings App = new("/nowhere", new Uri("http://localhost/"), "claims@market.example", "x@y.example");

    [Theory]
    [InlineData("Folder", typeof(LocalMailbox))]
    [InlineData("smtp", typeof(SmtpMailTransport))]
    public void The_setting_chooses_the_transport(string transport, Type type)
    {
        ServiceCollection services = new();
        services.AddMail(Settings(("MailTransport", transport), ("SmtpHost", "mail.example")), App);
        services.AddSingleton(App).AddSingleton(TimeProvider.System);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType(type, provider.GetRequiredService<IMailTransport>());
    }

    [Theory]
    [InlineData("StartTls", null, 587)]
    [InlineData("Tls", null, 465)]
    [InlineData("None", null, 25)]
    [InlineData(null, null, 587)]
    [InlineData("tls", "2465", 2465)]
    public void The_port_follows_from_the_security(string? security, string? port, int used) =>
        Assert.Equal(used, Smtp(("SmtpSecurity", security), ("SmtpPort", port)).Port);

    [Theory]
    [InlineData("MailTransport", null, "The setting MailTransport is missing: Smtp, Azure, or Folder to try things out.")]
    [InlineData("MailTransport", "Pigeon", "The setting MailTransport is 'Pigeon'; it can be Folder, Smtp, Azure.")]
    [InlineData("MailTransport", "1", "The setting MailTransport is '1'; it can be Folder, Smtp, Azure.")]
    [InlineData("MailSender", "claims", "The setting MailSender is 'claims', which is not one mail address.")]
    [InlineData("MailSender", "a@b.cd, e@f.gh", "The setting MailSender is 'a@b.cd, e@f.gh', which is not one mail address.")]
    [InlineData("MailBounceAddress", "nobody", "The setting MailBounceAddress is 'nobody', which is not one mail address.")]
    [InlineData("SmtpHost", null, "The setting SmtpHost is missing: MailTransport is Smtp, so it must name the mail server.")]
    [InlineData("SmtpHost", "//m.d", "The setting SmtpHost is '//m.d', which is not a server's name; the port goes into SmtpPort.")]
    [InlineData("SmtpHost", "m.d:587", "The setting SmtpHost is 'm.d:587', which is not a server's name; the port goes into SmtpPort.")]
    [InlineData("SmtpPort", "0", "The setting SmtpPort is '0'; it must be a whole number from 1 to 65535.")]
    [InlineData("SmtpPort", "65536", "The setting SmtpPort is '65536'; it must be a whole number from 1 to 65535.")]
    [InlineData("SmtpPort", "smtp", "The setting SmtpPort is 'smtp'; it must be a whole number from 1 to 65535.")]
    [InlineData("SmtpPort", "465", "The setting SmtpSecurity is StartTls, but port 465 of mail servers is for Tls.")]
    [InlineData("SmtpSecurity", "SSL", "The setting SmtpSecurity is 'SSL'; it can be StartTls, Tls, None.")]
    [InlineData("SmtpUser", null, "The setting SmtpUser is missing: set both to sign in, or none.")]
    [InlineData("SmtpPassword", null, "The setting SmtpPassword is missing: set both to sign in, or none.")]
    [InlineData("SmtpSecurity", "None", "The setting SmtpSecurity is None, which would send SmtpPassword in the clear: set StartTls or Tls.")]
    [InlineData("SmtpTimeoutSeconds", "-1", "The setting SmtpTimeoutSeconds is '-1'; it must be a whole number from 1 to 600.")]
    [InlineData("SmtpConnections", "1e3", "The setting SmtpConnections is '1e3'; it must be a whole number from 1 to 100.")]
    [InlineData("SmtpGiveUpHours", "21", "The setting SmtpGiveUpHours is '21'; it must be a whole number from 1 to 20.")]
    [InlineData("SmtpCertificateFile", "/no", "The setting SmtpCertificateFile is '/no', which cannot be read as certificates in PEM.")]
    public void What_cannot_work_is_refused(string name, string? value, string sentence)
    {
        (string, string?)[] right = [("MailTransport", "Smtp"), ("SmtpHost", "m.example"), ("SmtpUser", "app"), ("SmtpPassword", "secret")];
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Add(Settings([.. right, (name, value)])));
        Assert.Equal(sentence, refused.Message);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Azure_without_its_package_is_refused_at_start_and_not_at_the_first_mail()
    {
        IConfiguration azure = Settings(("EmailEndpoint", "https://mail.example"));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Add(azure));
        Assert.Contains("this build has no Azure Communication Services", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_this_machine_a_password_may_go_in_the_clear()
    {
        foreach (string host in new[] { "localhost", "127.0.0.2", "::1" })
        {
            Assert.NotNull(Smtp(("SmtpHost", host), ("SmtpSecurity", "None"), ("SmtpUser", "app"), ("SmtpPassword", "secret")).Login);
        }
    }

    private static void Add(IConfiguration configuration) =>
        new ServiceCollection().AddMail(configuration, AppSettings.From(configuration, "/nowhere"));

    private static SmtpSettings Smtp(params (string Name, string? Value)[] values) =>
        SmtpSettings.From(Settings([("SmtpHost", "mail.example"), .. values]), App);

    private static IConfiguration Settings(params (string Name, string? Value)[] values)
    {
        Dictionary<string, string?> all = [];
        foreach ((string name, string? value) in values)
        {
            all[name] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }
}
