using System.Globalization;

namespace AtoZ.Functions.Guarantee;

/// <summary>An amount in the smallest unit of its currency, so that no sum ever rounds.</summary>
/// <param name="MinorUnits">Cents for USD, whole yen for JPY. May be negative in a ledger posting.</param>
/// <param name="Currency">ISO 4217 code in capitals.</param>
public readonly record struct Money(long MinorUnits, string Currency) : IComparable<Money>
{
    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>Reads a decimal amount such as 12.30.</summary>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency.</exception>
    public static Money FromDecimal(decimal amount, string currency)
    {
        decimal minor = amount * Currencies.UnitsPerMajor(currency);
        return minor == decimal.Truncate(minor)
            ? new Money((long)minor, currency)
            : throw new ArgumentException($"{amount.ToString(CultureInfo.InvariantCulture)} has more decimals than {currency} allows.", nameof(amount));
    }

    /// <summary>The amount in major units: 1230 USD cents are 12.30.</summary>
    public decimal ToDecimal() => (decimal)this.MinorUnits / Currencies.UnitsPerMajor(this.Currency);

    /// <summary>Adds two amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.Same(left).MinorUnits), left.Currency);

    /// <summary>Subtracts two amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.Same(left).MinorUnits), left.Currency);

    /// <summary>The same amount with the other sign.</summary>
    public static Money operator -(Money value) => new(checked(-value.MinorUnits), value.Currency);

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two amounts of one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller of two amounts of one currency.</summary>
    public static Money Min(Money left, Money right) => left < right ? left : right;

    /// <summary>The larger of two amounts in one currency.</summary>
    public static Money Max(Money left, Money right) => left < right ? right : left;

    /// <summary>The amount, or nothing where it is less than nothing.</summary>
    public Money AtLeastZero() => this.MinorUnits < 0 ? Zero(this.Currency) : this;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => this.MinorUnits.CompareTo(other.Same(this).MinorUnits);

    /// <summary>Machine form, such as <c>12.30 USD</c>. For people use <c>MoneyText</c>.</summary>
    public override string ToString() =>
        $"{this.ToDecimal().ToString("F" + Currencies.Decimals(this.Currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {this.Currency}";

    private Money Same(Money other) => string.Equals(this.Currency, other.Currency, StringComparison.Ordinal)
        ? this
        : throw new InvalidOperationException($"{this.Currency} and {other.Currency} cannot be mixed.");
}
