using AtoZ.LocalHost.Hosting.Invocation;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>ASP.NET's side of an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The ASP.NET context of the request that started the function.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The context; null when the trigger is not HTTP.</returns>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(LocalFunctionContext.HttpContextItem, out object? value) ? value as HttpContext : null;
    }
}
