using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

public class FunctionNamesTests
{
    private static readonly (string Name, MethodInfo Method)[] Functions =
    [
        .. from type in typeof(AtoZApp).Assembly.GetTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select (function.Name, method),
    ];

    [Fact]
    public void No_two_functions_share_a_name() =>
        Assert.Empty(Functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void No_two_functions_share_a_route_and_a_method()
    {
        IEnumerable<string> routes =
            from function in Functions
            from parameter in function.Method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null
            from verb in trigger.Methods ?? []
            select $"{verb} {trigger.Route}";
        Assert.Empty(routes.GroupBy(r => r, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }
}
