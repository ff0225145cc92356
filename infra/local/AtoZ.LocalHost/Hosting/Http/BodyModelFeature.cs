using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>Reads a body as MVC would: its JSON options, its content types. A bad body is an InvalidOperationException (AZURE-API.md §4, rule 3).</summary>
internal sealed class BodyModelFeature(HttpContext http) : IFromBodyConversionFeature
{
    /// <inheritdoc/>
    public async ValueTask<object?> ConvertAsync(FunctionContext context, Type targetType)
    {
        IServiceProvider services = http.RequestServices;
        ModelMetadata metadata = services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(targetType);
        var binding = new BindingInfo { BindingSource = BindingSource.Body, BinderType = metadata.BinderType, PropertyFilterProvider = metadata.PropertyFilterProvider };
        IModelBinder binder = services.GetRequiredService<IModelBinderFactory>()
            .CreateBinder(new ModelBinderFactoryContext { Metadata = metadata, BindingInfo = binding });
        var model = new DefaultModelBindingContext
        {
            ActionContext = new ActionContext(http, http.GetRouteData(), new ActionDescriptor()),
            BindingSource = BindingSource.Body,
            ModelMetadata = metadata,
            ModelName = metadata.BinderModelName ?? string.Empty,
            ModelState = new ModelStateDictionary(),
        };
        await binder.BindModelAsync(model);
        if (model.Result.IsModelSet)
        {
            return model.Result.Model;
        }

        return model.ModelState.IsValid ? null : throw new InvalidOperationException(Errors(model.ModelState));
    }

    private static string Errors(ModelStateDictionary state) =>
        string.Join(Environment.NewLine, state.Values.SelectMany(entry => entry.Errors).Select(Text));

    private static string Text(ModelError error) => error.ErrorMessage.Length > 0 ? error.ErrorMessage : error.Exception?.Message ?? "The body is not valid.";
}
