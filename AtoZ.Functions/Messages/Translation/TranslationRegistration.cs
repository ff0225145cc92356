using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Messages.Translation;

/// <summary>Makes the translator known that the settings name, or that there is none.</summary>
internal static class TranslationRegistration
{
    /// <summary>Adds it; settings that cannot work stop the start.</summary>
    public static IServiceCollection AddTranslator(this IServiceCollection services, IConfiguration configuration) =>
        TranslationSettings.From(configuration) is { } settings
            ? services.AddSingleton<ITranslator>(_ => new HttpTranslator(settings))
            : services.AddSingleton<ITranslator, NoTranslator>();
}
