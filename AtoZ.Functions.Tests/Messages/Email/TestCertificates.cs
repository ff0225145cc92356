using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>An authority that nobody knows, and a certificate of it for this machine, as files.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atoz-certificates-");

    public TestCertificates(string name = "localhost")
    {
        DateTimeOffset from = DateTimeOffset.UtcNow.AddDays(-1), until = from.AddYears(1);
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authority = new("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        using X509Certificate2 root = authority.CreateSelfSigned(from, until);
        CertificateRequest server = new($"CN={name}", serverKey, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        server.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = server.Create(root, from, until, [1, 2, 3, 4]);
        File.WriteAllText(this.Authority, root.ExportCertificatePem());
        File.WriteAllText(this.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(this.Key, serverKey.ExportPkcs8PrivateKeyPem());
    }

    public string Authority => Path.Combine(_folder.FullName, "authority.pem");

    public string Certificate => Path.Combine(_folder.FullName, "server.pem");

    public string Key => Path.Combine(_folder.FullName, "server.key");

    public void Dispose() => _folder.Delete(recursive: true);
}
