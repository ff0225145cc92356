using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FunctionsHost.Binding;

/// <summary>
/// Asks converters in the order of AZURE-API.md §4: the one on the parameter or its type, those of the binding attribute, then the worker's.
/// The first that has something to say decides.
/// </summary>
internal sealed class InputConversion
{
    private readonly IServiceProvider _services;
    private readonly ConcurrentDictionary<Type, IInputConverter> _instances = new();
    private readonly ConcurrentDictionary<Type, Type?> _converterOfType = new();
    private readonly Lazy<IInputConverter[]> _registered;

    public InputConversion(IServiceProvider services, IOptions<WorkerOptions> options)
    {
        _services = services;
        _registered = new(() => [.. options.Value.InputConverters.Select(Instance)]);
    }

    /// <summary>Makes one parameter's value.</summary>
    /// <param name="context">The parameter.</param>
    /// <returns>What the first converter with something to say made of it; unhandled when none had.</returns>
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        foreach (IInputConverter converter in Candidates(context))
        {
            ConversionResult result = await converter.ConvertAsync(context);
            if (result.Status != ConversionStatus.Unhandled)
            {
                return result;
            }
        }

        return ConversionResult.Unhandled();
    }

    private IEnumerable<IInputConverter> Candidates(ConverterContext context)
    {
        Type? named = context.Properties.GetValueOrDefault(ParameterProperties.ConverterType) as Type ?? OnType(context.TargetType);
        if (named is not null)
        {
            yield return Instance(named);
        }

        if (context.Properties.GetValueOrDefault(ParameterProperties.AttributeConverters) is IReadOnlyList<Type> ofAttribute)
        {
            foreach (Type type in ofAttribute.Where(type => Supports(type, context.TargetType)))
            {
                yield return Instance(type);
            }
        }

        if (context.Properties.GetValueOrDefault(ParameterProperties.FallbackBehavior) is ConverterFallbackBehavior.Disallow)
        {
            yield break;
        }

        foreach (IInputConverter converter in _registered.Value)
        {
            yield return converter;
        }
    }

    private static bool Supports(Type converter, Type target)
    {
        SupportedTargetTypeAttribute[] named = [.. converter.GetCustomAttributes<SupportedTargetTypeAttribute>()];
        return named.Length == 0 || named.Any(attribute => attribute.TargetType == target);
    }

    private Type? OnType(Type target) =>
        _converterOfType.GetOrAdd(target, static type => type.GetCustomAttributes<InputConverterAttribute>(inherit: true).FirstOrDefault()?.ConverterType);

    private IInputConverter Instance(Type type) =>
        _instances.GetOrAdd(type, t => (IInputConverter)ActivatorUtilities.CreateInstance(_services, t));
}
