using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Filing;
using AtoZ.Functions.Edge.Pages.Inquiry;
using AtoZ.Functions.Edge.Pages.Rules;
using AtoZ.Functions.Edge.Pages.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>Makes the pages known to the app.</summary>
internal static class PagesRegistration
{
    /// <summary>Adds what the page functions need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<PageRenderer>()
        .AddSingleton(Patience.OfAPerson)
        .AddSingleton<UnforeseenPage>()
        .AddSingleton<CaseFrontDesk>()
        .AddSingleton<InquiryFrontDesk>()
        .AddSingleton<FilingFrontDesk>()
        .AddSingleton<FileForm>()
        .AddSingleton<StaffFrontDesk>()
        .AddSingleton<StaffClaimViews>()
        .AddSingleton<StaffFilesViews>()
        .AddSingleton<GuaranteeHistory>();
}
