using FunctionsHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace FunctionsHost.Durable;

/// <summary>
/// Gives an orchestrator its input as a parameter: the first one without binding that is neither FunctionContext nor
/// CancellationToken, and only where the input is exactly of its type (AZURE-API.md §3.9).
/// </summary>
internal sealed class OrchestrationInput : IInputConverter
{
    private const string Item = "AtoZ.OrchestrationInput";

    /// <summary>The type of that parameter.</summary>
    /// <param name="function">The orchestrator.</param>
    /// <returns>The type; object when there is no such parameter.</returns>
    public static Type TypeOf(LocalFunction function) =>
        function.Parameters.FirstOrDefault(parameter =>
            parameter.Type != typeof(FunctionContext)
            && parameter.Type != typeof(CancellationToken)
            && !function.InputBindings.ContainsKey(parameter.Name))?.Type ?? typeof(object);

    /// <summary>Keeps the input for the parameter.</summary>
    /// <param name="context">The run.</param>
    /// <param name="input">The input.</param>
    public static void Keep(FunctionContext context, object? input)
    {
        if (input is not null)
        {
            context.Items[Item] = input;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (context.Source is not null || !context.FunctionContext.Items.TryGetValue(Item, out object? input) || input.GetType() != context.TargetType)
        {
            return new(ConversionResult.Unhandled());
        }

        context.FunctionContext.Items.Remove(Item);
        return new(ConversionResult.Success(input));
    }
}
