using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Where somebody asks who lost their link. What it says afterwards never tells whether there is a case.</summary>
internal sealed class LostLinkPages(LostLinks lost, RequestLimits limits, PageRenderer pages, TimeProvider clock)
{
    /// <summary>The address of the page.</summary>
    public const string Path = "/lost-link";

    private const string OrderField = "order";
    private const string EmailField = "email";

    /// <summary>Asks for order and mail address.</summary>
    [Function("LostLinkPage")]
    public async Task<IActionResult> Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "lost-link")] HttpRequest request) =>
        await Show(CasePath.Reader(request, clock.GetUtcNow()), "", "", [], StatusCodes.Status200OK);

    /// <summary>Takes them.</summary>
    [Function("SendLostLinkPage")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lost-link")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        Reader reader = CasePath.Reader(request, clock.GetUtcNow());
        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        string order = sent.GetValueOrDefault(OrderField) ?? "", email = sent.GetValueOrDefault(EmailField) ?? "";
        (LostLinkStart? start, Refusal? refusal) = order.Length > GivenIds.Longest ? (null, TooLong) : lost.Read(order, email);
        if (start is null)
        {
            string field = refusal!.Field == "/email" ? EmailField : OrderField;
            return await Show(reader, order, email, [new ProblemView(field, reader.Say($"lost.wrong.{field}"))], refusal.Status);
        }

        if (limits.TakeLostLink(request, start.OrderId, email.Trim()) is { } tooMany)
        {
            return await TooMany(request, reader, tooMany);
        }

        await Launch.LostLink(client, start);
        string[] advice = ["lost.advice.wait", "lost.advice.other", "link.advice.ask"];
        return await pages.Page<MessagePage>(new MessageView(reader, reader.Say("lost.sent.title"), reader.Say("lost.sent.text"), [.. advice.Select(a => reader.Say(a))], null, Path, reader.Say("lost.again")));
    }

    private static Refusal TooLong { get; } = new("ID_UNUSABLE", StatusCodes.Status400BadRequest, "The order's number is too long.", "Give it as the shop has it.", "/orderId");

    private async Task<IActionResult> Show(Reader reader, string order, string email, IReadOnlyList<ProblemView> problems, int status)
    {
        InputView[] inputs =
        [
            new(OrderField, InputKind.Line, reader.Say("lost.order"), reader.Say("lost.order.hint"), order, true, []),
            new(EmailField, InputKind.Mail, reader.Say("lost.email"), reader.Say("lost.email.hint"), email, true, []),
        ];
        return await pages.Page<LostLinkPage>(new LostLinkView(reader, inputs, problems), status);
    }

    private async Task<IActionResult> TooMany(HttpRequest request, Reader reader, Answer tooMany)
    {
        request.HttpContext.Response.Headers.RetryAfter = $"{tooMany.RetryAfterSeconds}";
        MessageView view = new(reader, reader.Say("unforeseen.title.TOO_MANY_REQUESTS"), reader.Say("lost.often"), [reader.Say("link.advice.newest"), reader.Say("link.advice.ask")], null);
        return await pages.Page<MessagePage>(view, tooMany.Status);
    }
}

/// <summary>The page of a lost link.</summary>
public sealed record LostLinkView(Reader Reader, IReadOnlyList<InputView> Inputs, IReadOnlyList<ProblemView> Problems);
