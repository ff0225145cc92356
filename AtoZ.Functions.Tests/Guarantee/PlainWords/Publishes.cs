using System.Text.Json;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

/// <summary>Two people bring a pack into force in a story.</summary>
internal static class Publishes
{
    private static readonly StaffMember Ruth = new("ruth", [Party.PolicyAuthor]);
    private static readonly StaffMember Anna = new("anna", [Party.Approver]);

    /// <summary>Publishes the pack in force with some numbers changed; it holds after the given time.</summary>
    public static async Task Pack(this Story story, string version, TimeSpan after, params (string Path, string Value)[] numbers)
    {
        PackDesk desk = story.Services.GetRequiredService<PackDesk>();
        Assert.Null((await story.Store.Write(db => desk.Draft(db, Ruth, version, null))).Refusal);
        foreach ((string path, string value) in numbers)
        {
            PolicyPackRecord draft = await Read(story, version);
            JsonElement json = PackNumbers.Set(draft, path, value, "Own choice: a test") ?? throw new InvalidOperationException($"No number {path}.");
            Assert.Null((await story.Store.Write(db => desk.Change(db, Ruth, version, json))).Refusal);
        }

        string hash = PackAudit.HashOf(await Read(story, version));
        Assert.Null((await story.Store.Write(db => desk.Approve(db, Anna, version, hash, "The board's decision."))).Refusal);
        Assert.Null((await story.Store.Write(db => desk.Publish(db, Anna, version, story.Now + after))).Refusal);
    }

    private static Task<PolicyPackRecord> Read(Story story, string version) =>
        story.Store.Read(db => Task.FromResult(db.PolicyPacks.Single(p => p.Version == version)));
}
