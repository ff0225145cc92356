using System.Reflection;
using AtoZ.LocalHost.Hosting.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.LocalHost.Hosting.Invocation;

/// <summary>Takes a result with output properties apart: each becomes an output of its own, and the result as a whole is no answer any more.</summary>
internal static class OutputProperties
{
    /// <summary>Does so for one run.</summary>
    /// <param name="context">The run, after the function.</param>
    public static void Take(FunctionContext context)
    {
        InvocationBindings bindings = InvocationBindings.Of(context);
        if (bindings.Result is not { } result || context.FunctionDefinition is not LocalFunction { OutputProperties.Length: > 0 } function)
        {
            return;
        }

        foreach (PropertyInfo property in function.OutputProperties)
        {
            bindings.Outputs[property.Name] = property.GetValue(result);
        }

        bindings.Result = null;
    }
}
