using System.Globalization;
using System.Reflection;

namespace AtoZ.Functions.Tests.LocalHost.AzureApi;

/// <summary>
/// Lists the public surface of assemblies, one line per member: <c>Namespace.Type :: member</c>.
/// The lists beside this file were made with it from Microsoft's assemblies; a conformance test can list the
/// local host's types in the same namespaces and look every line up in them.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Assembly assembly, Func<string, bool> inNamespace) =>
        assembly.GetTypes()
            .Where(t => (t.IsPublic || t.IsNestedPublic) && inNamespace(t.Namespace ?? ""))
            .SelectMany(TypeLines)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> TypeLines(Type type)
    {
        string owner = FullName(type);
        yield return $"{owner} :: {Kind(type)}";
        foreach (string parent in Parents(type)) yield return $"{owner} :: is {parent}";
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type)) yield return string.Create(CultureInfo.InvariantCulture, $"{owner} :: {name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
            yield break;
        }

        foreach (ConstructorInfo c in type.GetConstructors(Declared).Where(c => Visible(c) && !c.IsStatic)) yield return $"{owner} :: {Access(c)}ctor({Parameters(c)})";
        foreach (FieldInfo f in type.GetFields(Declared).Where(f => f.IsPublic)) yield return $"{owner} :: {(f.IsLiteral ? "const " : f.IsStatic ? "static " : "")}{Name(f.FieldType)} {f.Name}";
        foreach (PropertyInfo p in type.GetProperties(Declared))
        {
            MethodInfo? get = p.GetMethod is { } g && Visible(g) ? g : null;
            MethodInfo? set = p.SetMethod is { } s && Visible(s) ? s : null;
            if ((get ?? set) is not { } accessor || p.Name == "EqualityContract") continue;
            bool init = set?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") == true;
            yield return $"{owner} :: {Access(accessor)}{Virtuality(accessor)}{Name(p.PropertyType)} {p.Name} {{{(get is null ? "" : " get;")}{(set is null ? "" : init ? " init;" : " set;")} }}";
        }

        foreach (MethodInfo m in type.GetMethods(Declared).Where(Listed))
        {
            string generic = m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(a => a.Name))}>" : "";
            yield return $"{owner} :: {Access(m)}{Virtuality(m)}{Name(m.ReturnType)} {m.Name}{generic}({Parameters(m)})";
        }
    }

    private static bool Listed(MethodInfo m) =>
        Visible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))
        && m.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers" or "<Clone>$" or "op_Equality" or "op_Inequality" or "Finalize");

    private static bool Visible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    private static string Access(MethodBase m) => m.IsPublic ? "" : "protected ";

    private static string Virtuality(MethodInfo m) =>
        m.DeclaringType!.IsInterface ? "" :
        m.IsStatic ? "static " :
        m.IsAbstract ? "abstract " :
        !m.IsVirtual || m.IsFinal ? "" :
        m.GetBaseDefinition().DeclaringType != m.DeclaringType ? "override " : "virtual ";

    private static string Kind(Type t) =>
        t.IsEnum ? "enum" :
        typeof(Delegate).IsAssignableFrom(t) ? "delegate " + Name(t.GetMethod("Invoke")!.ReturnType) + "(" + Parameters(t.GetMethod("Invoke")!) + ")" :
        t.IsInterface ? "interface" :
        t.IsValueType ? "struct" :
        t is { IsAbstract: true, IsSealed: true } ? "static class" :
        t.IsAbstract ? "abstract class" :
        t.IsSealed ? "sealed class" : "class";

    private static IEnumerable<string> Parents(Type t)
    {
        if (t.IsEnum || t.IsValueType || typeof(Delegate).IsAssignableFrom(t)) yield break;
        if (t.BaseType is { } b && b != typeof(object)) yield return Name(b);
        Type[] inherited = t.BaseType?.GetInterfaces() ?? [];
        foreach (Type i in t.GetInterfaces().Except(inherited).Where(i => i.IsPublic && !i.Name.StartsWith("IEquatable", StringComparison.Ordinal))) yield return Name(i);
    }

    private static string Parameters(MethodBase m) => string.Join(", ", m.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : "")}{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + Default(p) : "")}"));

    private static string Default(ParameterInfo p) => p.RawDefaultValue switch
    {
        null => p.ParameterType.IsValueType && Nullable.GetUnderlyingType(p.ParameterType) is null ? "default" : "null",
        string s => $"\"{s}\"",
        bool b => b ? "true" : "false",
        var v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "?",
    };

    private static string FullName(Type t) => $"{t.Namespace}.{Name(t)}";

    private static string Name(Type t)
    {
        if (t.IsByRef) return Name(t.GetElementType()!);
        if (Nullable.GetUnderlyingType(t) is { } inner) return Name(inner) + "?";
        if (t.IsArray) return Name(t.GetElementType()!) + "[]";
        if (t.IsGenericParameter || !t.IsGenericType) return t.Name;
        return $"{t.Name.Split('`')[0]}<{string.Join(", ", t.GetGenericArguments().Select(Name))}>";
    }
}
