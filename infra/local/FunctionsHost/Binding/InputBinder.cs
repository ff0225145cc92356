using System.Collections.Immutable;
using FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;
using Microsoft.Azure.Functions.Worker.Converters;

namespace FunctionsHost.Binding;

/// <summary>Binds the inputs of one run, each once.</summary>
internal sealed class InputBinder(InputConversion conversion) : IFunctionInputBindingFeature
{
    private readonly Dictionary<string, ConversionResult> _bound = new(StringComparer.OrdinalIgnoreCase);
    private FunctionInputBindingResult? _result;

    /// <summary>Gives a run a binder of its own.</summary>
    /// <param name="context">The run.</param>
    /// <param name="conversion">Asks the converters.</param>
    public static void AddTo(FunctionContext context, InputConversion conversion)
    {
        var binder = new InputBinder(conversion);
        context.Features.Set(binder);
        context.Features.Set<IFunctionInputBindingFeature>(binder);
    }

    /// <inheritdoc/>
    public async ValueTask<FunctionInputBindingResult> BindFunctionInputAsync(FunctionContext context)
    {
        if (_result is not null)
        {
            return _result;
        }

        ImmutableArray<FunctionParameter> parameters = context.FunctionDefinition.Parameters;
        var values = new object?[parameters.Length];
        var errors = new List<string>();
        for (int i = 0; i < parameters.Length; i++)
        {
            values[i] = await ValueAsync(context, parameters[i], errors);
        }

        if (errors.Count > 0)
        {
            throw new FunctionInputConverterException(
                $"Error converting {errors.Count} input parameters for Function '{context.FunctionDefinition.Name}': {string.Join(Environment.NewLine, errors)}");
        }

        return _result = new FunctionInputBindingResult(values);
    }

    private async ValueTask<object?> ValueAsync(FunctionContext context, FunctionParameter parameter, List<string> errors)
    {
        if (!_bound.TryGetValue(parameter.Name, out ConversionResult result))
        {
            result = await ConvertAsync(context, parameter.Name, parameter.Type, parameter.Properties);
            _bound[parameter.Name] = result;
        }

        if (result.Status == ConversionStatus.Succeeded)
        {
            return result.Value;
        }

        object? source = InvocationBindings.Of(context).Source(parameter.Name);
        if (result.Status == ConversionStatus.Failed && source is not null)
        {
            errors.Add($"Cannot convert input parameter '{parameter.Name}' to type '{parameter.Type.FullName}' from type '{source.GetType().FullName}'. Error:{result.Error}");
            return null;
        }

        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        if (!parameter.IsReferenceOrNullableType)
        {
            errors.Add($"Could not populate the value for '{parameter.Name}' parameter. Consider adding a default value or making the parameter nullable.");
        }

        return null;
    }

    private ValueTask<ConversionResult> ConvertAsync(FunctionContext context, string name, Type type, IReadOnlyDictionary<string, object> properties) =>
        conversion.ConvertAsync(new LocalConverterContext(type, InvocationBindings.Of(context).Source(name), context, properties));
}
