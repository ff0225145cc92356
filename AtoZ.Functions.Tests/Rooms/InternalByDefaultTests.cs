using System.CodeDom.Compiler;
using System.Reflection;
using AtoZ.Local;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace AtoZ.Functions.Tests.Rooms;

/// <summary>
/// Nobody compiles against an executable, so all its types are internal, functions too. Three kinds are public because their makers write them so:
/// Razor components with what their parameters show, the migrations, and what a source generator adds.
/// </summary>
public class InternalByDefaultTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Executables => [typeof(AtoZApp).Assembly.GetName().Name!, typeof(LocalAtoZ).Assembly.GetName().Name!];

    [Theory]
    [MemberData(nameof(Executables))]
    public void What_is_public_is_a_component_shown_by_one_or_generated(string executable)
    {
        Assembly app = Assembly.Load(executable);
        HashSet<Type> shown = ShownByComponents(app);
        Assert.NotEmpty(shown);

        Assert.Empty(app.GetExportedTypes().Where(type => !type.IsNested && !shown.Contains(type) && !IsGenerated(type)).Select(type => type.FullName));
    }

    [Fact]
    public void A_function_is_internal_and_its_constructor_public_for_the_worker_to_make_it()
    {
        List<Type> functions = [.. typeof(AtoZApp).Assembly.GetTypes().Where(type => type.GetMethods().Any(IsFunction))];
        Assert.NotEmpty(functions);

        Assert.All(functions, type => Assert.True(type.IsNotPublic && (type.IsAbstract || type.GetConstructors().Length == 1), type.FullName));
    }

    // A public property may speak of public types alone, and these again: all that the compiler asks to be public.
    private static HashSet<Type> ShownByComponents(Assembly app)
    {
        HashSet<Type> shown = [];
        var next = new Stack<Type>(app.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IComponent))));
        while (next.TryPop(out Type? type))
        {
            if (type.HasElementType)
            {
                next.Push(type.GetElementType()!);
                continue;
            }

            foreach (Type argument in type.GetGenericArguments())
            {
                next.Push(argument);
            }

            Type named = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (named.Assembly == app && shown.Add(named))
            {
                SpokenOfBy(named).ToList().ForEach(next.Push);
            }
        }

        return shown;
    }

    private static IEnumerable<Type> SpokenOfBy(Type type) =>
    [
        .. type.BaseType is { } inherited ? [inherited] : Array.Empty<Type>(),
        .. type.IsInterface ? type.GetInterfaces() : [],
        .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType),
        .. type.GetConstructors(Declared).Where(IsSeen).SelectMany(Parameters),
        .. type.GetMethods(Declared).Where(IsSeen).SelectMany(method => Parameters(method).Append(method.ReturnType)),
    ];

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily;

    private static IEnumerable<Type> Parameters(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static bool IsGenerated(Type type) =>
        type.IsAssignableTo(typeof(Migration)) || type.IsAssignableTo(typeof(ModelSnapshot)) || type.Name is "Program" or "_Imports"
        || type.IsDefined(typeof(GeneratedCodeAttribute));

    private static bool IsFunction(MethodInfo method) => method.IsDefined(typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute));
}
