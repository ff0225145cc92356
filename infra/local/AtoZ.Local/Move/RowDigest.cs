using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AtoZ.Local.Move;

/// <summary>A sum over the contents of rows, whatever their order: two databases sort differently.</summary>
internal sealed class RowDigest(IEntityType type)
{
    private readonly (string Name, IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] _columns = [.. type.GetProperties()
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .Select(p => (p.Name, p.GetGetter(), IsInstant(p.ClrType) ? null : p.GetTypeMapping().Converter?.ConvertToProvider))];

    private UInt128 _sum;

    /// <summary>How many rows it covers.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(object row)
    {
        StringBuilder text = new();
        foreach ((string name, IClrPropertyGetter getter, Func<object?, object?>? convert) in _columns)
        {
            object? value = getter.GetClrValueUsingContainingEntity(row);
            string told = value is null ? "-" : "=" + Told(convert is null ? value : convert(value));
            text.Append(CultureInfo.InvariantCulture, $"{name}:{told.Length}:{told};");
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        _sum = unchecked(_sum + BinaryPrimitives.ReadUInt128BigEndian(hash));
        Rows++;
    }

    /// <summary>Whether other rows are the same.</summary>
    public bool IsSameAs(RowDigest other) => (Rows, _sum) == (other.Rows, other._sum);

    private static bool IsInstant(Type type) => type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?);

    // PostgreSQL keeps microseconds.
    private static string? Told(object? value) => value is DateTimeOffset at
        ? (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture);
}
