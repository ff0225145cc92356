using System.Net;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Messages.Translation;
using AtoZ.Functions.Tests.Messages.Translation;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Conversation;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: the parties write to each other during a claim. Their words stay, contact data are hidden, and nobody asks for a review.</summary>
[Trait("Rule", "MSG-01")]
public class Parties_write_to_each_other
{
    [Fact]
    public async Task And_each_is_mailed_what_the_other_wrote_while_no_deadline_moves()
    {
        await using Story story = await Story.Begin();
        DateTimeOffset? deadline = (await story.Record()).Deadline;

        await Write(story, Party.Buyer, "Where is my lamp?");
        await Write(story, Party.Seller, "It left us on Monday.");

        Assert.Equal(["Seller: MessageWritten", "Buyer: MessageWritten"], (await story.Mails()).Where(m => m.EndsWith("MessageWritten", StringComparison.Ordinal)));
        MailRecord toSeller = await story.Mail(Party.Seller, "MessageWritten");
        Assert.Contains("The buyer wrote to you.", toSeller.Text, StringComparison.Ordinal);
        Assert.Contains("“Where is my lamp?”", toSeller.Text, StringComparison.Ordinal);
        Assert.Contains("a message moves no deadline", toSeller.Text, StringComparison.Ordinal);
        Assert.Contains("The seller wrote to you.", (await story.Mail(Party.Buyer, "MessageWritten")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.MessageWritten));
        Assert.Equal(deadline, (await story.Record()).Deadline);
        Assert.Equal(["Buyer: Where is my lamp?", "Seller: It left us on Monday."], (await story.Seen(Party.Buyer)).Messages.Select(m => $"{m.Party}: {m.Text}"));
    }

    [Fact]
    public async Task What_leads_away_from_the_case_is_hidden_from_the_other_side_and_kept_for_its_writer_and_staff()
    {
        await using Story story = await Story.Begin();
        const string said = "Write to shop@lamps.example or call +49 171 5550123; parcel 00340434161094042557.";
        const string read = "Write to ▒▒▒ or call ▒▒▒; parcel 00340434161094042557.";

        await Write(story, Party.Seller, said);

        Assert.Equal((read, null), Words((await story.Seen(Party.Buyer)).Messages[0]));
        Assert.Equal((read, null), Words((await story.Seen(Party.Marketplace)).Messages[0]));
        Assert.Equal((read, said), Words((await story.Seen(Party.Seller)).Messages[0]));
        Assert.Equal((read, said), Words((await story.Seen(Party.Reviewer)).Messages[0]));
        Assert.Contains(read, (await story.Mail(Party.Buyer, "MessageWritten")).Text, StringComparison.Ordinal);
        TimelineRecord entry = await story.Store.Read(db => db.Timeline.SingleAsync(t => t.Kind == TimelineKind.MessageWritten));
        Assert.DoesNotContain("lamps.example", entry.Data, StringComparison.Ordinal);
        Assert.Contains("sha256", entry.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_stands_beside_the_words_where_one_is_set_and_another_language_is_read()
    {
        await using TranslationServer server = await TranslationServer.Start();
        await using Story story = await Begin(server);

        await Write(story, Party.Seller, "Das Paket ist unterwegs; rufen Sie +49 171 5550123 an.");

        CaseMessage message = (await story.Seen(Party.Buyer)).Messages[0];
        Assert.Equal(("Das Paket ist unterwegs; rufen Sie ▒▒▒ an.", "de"), (message.Text, message.Language));
        Assert.Equal(("[en] Das Paket ist unterwegs; rufen Sie ▒▒▒ an.", "en"), (message.Translation, message.TranslatedTo));
        string mail = (await story.Mail(Party.Buyer, "MessageWritten")).Text;
        Assert.Contains("“Das Paket ist unterwegs; rufen Sie ▒▒▒ an.”", mail, StringComparison.Ordinal);
        Assert.Contains("In your language, by a machine: “[en] Das Paket", mail, StringComparison.Ordinal);
        Assert.Equal(
            """{"q":"Das Paket ist unterwegs; rufen Sie \u2592\u2592\u2592 an.","source":"auto","target":"en","format":"text","api_key":"key-1"}""",
            Assert.Single(server.Asked).GetRawText());
    }

    [Fact]
    public async Task Nothing_is_translated_for_who_reads_the_same_language()
    {
        await using TranslationServer server = await TranslationServer.Start();
        await using Story story = await Story.Begin(services: s => s.AddSingleton<ITranslator>(server.Translator));
        await Write(story, Party.Seller, "It left us on Monday.");
        Assert.Empty(server.Asked);
        Assert.Null((await story.Seen(Party.Buyer)).Messages[0].Translation);
    }

    [Fact]
    public async Task A_translator_that_stands_still_holds_no_message_up_for_longer_than_some_minutes()
    {
        await using TranslationServer server = await TranslationServer.Start();
        server.Down = true;
        await using Story story = await Begin(server);

        await Write(story, Party.Seller, "Das Paket ist unterwegs.");
        await story.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(5, server.Asked.Count);
        Assert.Contains("“Das Paket ist unterwegs.”", (await story.Mail(Party.Buyer, "MessageWritten")).Text, StringComparison.Ordinal);
        Assert.Null((await story.Seen(Party.Buyer)).Messages[0].Translation);
    }

    [Fact]
    public async Task A_message_that_was_stored_and_never_passed_on_is_found_by_the_sweep_and_mailed_once()
    {
        await using Story story = await Story.Begin();
        await Write(story, Party.Buyer, "Where is my lamp?", pass: false);
        Assert.DoesNotContain("Seller: MessageWritten", await story.Mails());
        await story.Pass(TimeSpan.FromHours(2));

        Assert.Equal(1, await story.Services.GetRequiredService<SilentCases>().StartLostMessages(story.Client));
        await story.Idle();
        Assert.Equal(0, await story.Services.GetRequiredService<SilentCases>().StartLostMessages(story.Client));
        await ActivatorUtilities.CreateInstance<PassMessageOn>(story.Services).Run(new MessageStart(story.Claim, 1, false));
        Assert.Single(await story.Mails(), "Seller: MessageWritten");
    }

    [Fact]
    public async Task A_mail_that_fails_for_good_is_tried_again_by_the_sweep()
    {
        Faults faults = new(nameof(PassMessageOn));
        await using Story story = await Broken(faults);
        await Write(story, Party.Buyer, "Where is my lamp?");
        await story.Pass(TimeSpan.FromHours(3));
        Assert.DoesNotContain("Seller: MessageWritten", await story.Mails());

        faults.Heal();
        Assert.Equal(1, await story.Services.GetRequiredService<SilentCases>().StartLostMessages(story.Client));
        await story.Idle();
        Assert.Single(await story.Mails(), "Seller: MessageWritten");
    }

    [Fact]
    public async Task Whoever_left_no_address_reads_it_on_the_page_and_nobody_waits_for_the_mail()
    {
        await using Story story = await Story.Begin();
        await story.Store.Write(db => db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Email, (string?)null)));
        await Write(story, Party.Buyer, "Where is my lamp?");
        Assert.Equal("Where is my lamp?", (await story.Seen(Party.Seller)).Messages[0].Text);
        Assert.Equal(0, await story.Store.Read(db => db.Messages.CountAsync(m => m.PassedAt == null)));
    }

    [Fact]
    public async Task A_seller_may_not_ask_for_a_review_and_a_buyer_may_speak_of_it()
    {
        await using Story story = await Story.Begin();
        MessageReceipt asked = await Write(story, Party.Seller, "I refund you when you change your review.");
        Assert.Equal(("REVIEW_PRESSURE", "/text"), (asked.Refusal?.Code, asked.Refusal?.Field));
        Assert.Null((await Write(story, Party.Buyer, "Shall I change my review?")).Refusal);
        Assert.Single((await story.Seen(Party.Buyer)).Messages);
    }

    [Theory]
    [InlineData("", "MESSAGE_REQUIRED")]
    [InlineData("\u200b \u2060", "MESSAGE_REQUIRED")]
    public async Task Nothing_is_sent_that_says_nothing(string text, string code)
    {
        await using Story story = await Story.Begin();
        Assert.Equal(code, (await Write(story, Party.Buyer, text)).Refusal?.Code);
        Assert.Equal("MESSAGE_TOO_LONG", (await Write(story, Party.Buyer, new string('a', 2001))).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_is_worn_down_by_messages_without_end()
    {
        await using Story story = await Story.Begin();
        for (int i = 1; i <= 20; i++)
        {
            Assert.Null((await Write(story, Party.Buyer, $"Question {i}")).Refusal);
            await story.Pass(TimeSpan.FromMinutes(1));
        }

        Refusal? refusal = (await Write(story, Party.Buyer, "Question 21")).Refusal;
        Assert.Equal("MESSAGES_USED", refusal?.Code);
        Assert.Contains(Market.Start.AddHours(24).ToString("u"), refusal?.Remedy, StringComparison.Ordinal);
        Assert.Null((await Write(story, Party.Seller, "One moment.")).Refusal);
        await story.Pass(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(20));
        Assert.Null((await Write(story, Party.Buyer, "Question 21")).Refusal);
        Assert.Equal("MESSAGES_USED", (await Write(story, Party.Buyer, "Question 22")).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_writes_to_a_seller_who_does_not_know_of_the_claim_or_after_its_end()
    {
        await using Story checkedFirst = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        Assert.Equal("SELLER_NOT_ASKED", (await Write(checkedFirst, Party.Buyer, "Where is my lamp?")).Refusal?.Code);
        Assert.Equal("SELLER_NOT_ASKED", (await checkedFirst.Seen(Party.Buyer)).WhyNoMessage?.Code);

        await using Story closed = await Story.Begin(new Market { HeldMinor = 8_000 });
        await closed.SellerPays();
        Assert.Equal("CONVERSATION_ENDED", (await Write(closed, Party.Buyer, "Thank you.")).Refusal?.Code);
        Assert.Equal("NOT_YOURS", (await Write(closed, Party.Expert, "Hello.")).Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_judges_reads_it_masked_and_staff_in_full()
    {
        await using Story story = await Story.Begin();
        await Write(story, Party.Seller, "Order order-1 left on Monday.");
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        string masked = WebUtility.HtmlDecode(await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.IndependentVote)));
        Assert.Contains("Order ▒▒▒ left on Monday.", masked, StringComparison.Ordinal);
        CaseFile staff = await story.Seen(Party.Reviewer);
        Assert.Equal("Order order-1 left on Monday.", staff.Messages[0].Text);
    }

    private static (string Text, string? Original) Words(CaseMessage message) => (message.Text, message.Original);

    private static async Task<Story> Begin(TranslationServer server)
    {
        Story story = await Story.Begin(services: s => s.AddSingleton<ITranslator>(server.Translator));
        await story.Store.Write(db => db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.Language, "de")));
        return story;
    }

    private static async Task<Story> Broken(Faults faults)
    {
        Faults.Current = faults;
        try
        {
            return await Story.Begin();
        }
        finally
        {
            Faults.Current = null;
        }
    }

    private static async Task<MessageReceipt> Write(Story story, Party party, string text, bool pass = true)
    {
        MessageDesk desk = story.Services.GetRequiredService<MessageDesk>();
        MessageReceipt receipt = await story.Store.Write(WriteScope.Case(story.Claim), db => desk.Write(db, story.Claim, party, text));
        if (pass && receipt.Message is { } message)
        {
            await Launch.Message(story.Client, message);
        }

        await story.Idle();
        return receipt;
    }
}
