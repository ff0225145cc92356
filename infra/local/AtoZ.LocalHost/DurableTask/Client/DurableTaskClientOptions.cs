using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>Settings of a client. The default version is given to orchestrations that name none.</summary>
public class DurableTaskClientOptions
{
    private DataConverter? _dataConverter;
    private bool? _enableEntitySupport;

    public string DefaultVersion { get; set; } = string.Empty;

    public DataConverter DataConverter
    {
        get => _dataConverter ?? JsonDataConverter.Default;
        set => _dataConverter = value;
    }

    public bool EnableEntitySupport
    {
        get => _enableEntitySupport ?? false;
        set => _enableEntitySupport = value;
    }

    internal bool DataConverterExplicitlySet => _dataConverter is not null;

    internal bool EntitySupportExplicitlySet => _enableEntitySupport is not null;

    internal void ApplyTo(DurableTaskClientOptions other)
    {
        other._dataConverter ??= _dataConverter;
        other._enableEntitySupport ??= _enableEntitySupport;
        if (!string.IsNullOrWhiteSpace(DefaultVersion))
        {
            other.DefaultVersion = DefaultVersion;
        }
    }
}
