using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class FactsApiTests(ApiHost api)
{
    private const string Header = "order_id,line,buyer_id,seller_id,product_id,category,quantity,unit_price,freight,currency,payment_type,status,purchased_at,approved_at,shipped_at,delivered_at,estimated_delivery_at,buyer_city,buyer_state,seller_city,seller_state\n";

    [Fact]
    public async Task What_came_back_who_hides_and_who_reviewed_is_taken_in()
    {
        OrderLine order = await api.Order();
        string line = $"api/facts/orders/{order.OrderId}/1";
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, line, new { weightGrams = 1_000, serialNumber = "SN-1" })).Status);
        (await api.Backend(HttpMethod.Post, line, new { weightGrams = 0 })).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/weightGrams");
        (await api.Backend(HttpMethod.Post, line, new { returnWeightGrams = -1 })).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/returnWeightGrams");
        object back = new { type = "Return", id = $"back-{order.OrderId}", at = order.PurchasedAt, orderId = order.OrderId, line = 1, weightGrams = 90, serialNumber = "SN-2" };
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, "api/facts", back)).Status);
        (await api.Backend(HttpMethod.Post, "api/facts", new { type = "Return", id = "x", at = order.PurchasedAt, orderId = order.OrderId, line = 1, weightGrams = 0 })).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/weightGrams");
        OrderLine known = await api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == order.OrderId));
        Assert.Equal((1_000L, "SN-1", 90L, "SN-2"), (known.WeightGrams, known.SerialNumber, known.ReturnWeightGrams, known.ReturnSerialNumber));

        Reply buyer = await api.Backend(HttpMethod.Post, $"api/facts/buyers/{order.BuyerId}", new { disposableMail = true });
        Assert.True(buyer.Json.GetProperty("disposableMail").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, buyer.Json.GetProperty("hiddenNetwork").ValueKind);
        Assert.Equal(4, (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{order.SellerId}", new { connectedReviewers = 4 })).Json.GetProperty("connectedReviewers").GetInt32());
        (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{order.SellerId}", new { connectedReviewers = -1 })).IsProblem(422, "AMOUNT_NEGATIVE", "/connectedReviewers");
    }

    [Fact]
    public async Task What_was_charged_and_when_a_return_was_asked_for_is_taken_in()
    {
        OrderLine order = await api.Order();
        string line = $"api/facts/orders/{order.OrderId}/1";
        Reply known = await api.Backend(HttpMethod.Post, line, new { chargedMinor = 9_000, returnAskedAt = order.PurchasedAt });
        Assert.Equal((9_000L, order.PurchasedAt), (known.Json.GetProperty("chargedMinor").GetInt64(), known.Json.GetProperty("returnAskedAt").GetDateTimeOffset()));
        (await api.Backend(HttpMethod.Post, line, new { chargedMinor = -1 })).IsProblem(422, "AMOUNT_NEGATIVE", "/chargedMinor");
        (await api.Backend(HttpMethod.Post, line, new { returnAskedAt = api.Clock.GetUtcNow().AddDays(1) })).IsProblem(422, "INSTANT_AHEAD", "/returnAskedAt");
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, line, new { refundedMinor = 9_000 })).Status);
        (await api.Backend(HttpMethod.Post, line, new { refundedMinor = 9_001 })).IsProblem(422, "MORE_THAN_PAID", "/refundedMinor");
    }

    [Fact]
    public async Task Orders_are_imported_and_a_repeat_changes_nothing()
    {
        string csv = Header + "import-1,1,b,s,p,toys,1,10.00,1.00,USD,card,shipped,2026-10-01T00:00:00Z,,,,2026-10-20T00:00:00Z,a,AA,c,CC\n";
        Reply first = await Import(csv);
        Assert.Equal((200, 1), (first.Status, first.Json.GetProperty("added").GetInt32()));
        Reply again = await Import(csv);
        Assert.Equal((0, 1), (again.Json.GetProperty("added").GetInt32(), again.Json.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task An_import_that_is_no_orders_is_a_problem()
    {
        (await Import("a,b\n1,2\n")).IsProblem(422, "IMPORT_UNREADABLE");
        (await api.Send(HttpMethod.Post, "api/orders/import", ApiHost.Raw("{}"), null, api.BackendKey)).IsProblem(415, "CONTENT_TYPE_UNSUPPORTED");
    }

    [Fact]
    public async Task Facts_of_an_order_change_what_is_sent_and_nothing_else()
    {
        OrderLine order = await api.Order();
        string path = $"api/facts/orders/{order.OrderId}/1";
        Reply reply = await api.Backend(HttpMethod.Post, path, new { deliveredAt = "2026-11-20T10:00:00Z", refundedMinor = 500 });
        Assert.Equal(200, reply.Status);
        OrderLine now = await api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == order.OrderId));
        Assert.Equal((new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), 500, "shipped", order.ShippedAt), (now.DeliveredAt, now.RefundedMinor, now.Status, now.ShippedAt));
        (await api.Backend(HttpMethod.Post, path, new { refundedMinor = -1 })).IsProblem(422, "AMOUNT_NEGATIVE", "/refundedMinor");
        (await api.Backend(HttpMethod.Post, "api/facts/orders/none/1", new { refundedMinor = 1 })).IsProblem(404, "ORDER_UNKNOWN");
        (await api.Backend(HttpMethod.Post, "api/facts/orders/none/one", new { refundedMinor = 1 })).IsProblem(404, "ROUTE_UNKNOWN");
    }

    [Fact]
    public async Task Facts_of_sellers_and_buyers_are_kept_and_wrong_ones_refused()
    {
        string id = $"facts-{Guid.NewGuid():N}";
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{id}", new { email = "s@example.com", language = "zh" })).Status);
        SellerRecord seller = await api.Store.Read(db => db.Sellers.SingleAsync(s => s.Id == id));
        Assert.Equal(("s@example.com", "zh"), (seller.Email, seller.Language));
        (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{id}", new { email = "nobody" })).IsProblem(422, "EMAIL_WRONG", "/email");
        (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{id}", new { language = "xx" })).IsProblem(422, "LANGUAGE_UNKNOWN", "/language");
        (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{id}", new { timeZone = "Mars/Olympus" })).IsProblem(422, "TIME_ZONE_UNKNOWN", "/timeZone");
        Assert.Equal("Europe/Berlin", (await api.Backend(HttpMethod.Post, $"api/facts/sellers/{id}", new { timeZone = "Europe/Berlin" })).Text("timeZone"));
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/buyers/{id}", new { email = "b@example.com" })).Status);
        Assert.Equal("b@example.com", (await api.Store.Read(db => db.Buyers.SingleAsync(b => b.Id == id))).Email);
        (await api.Backend(HttpMethod.Post, $"api/facts/buyers/{id}", new { email = "b" })).IsProblem(422, "EMAIL_WRONG");
    }

    [Fact]
    public async Task A_certificate_of_insurance_is_kept_once_and_only_its_end_may_come_earlier()
    {
        string seller = $"insured-{Guid.NewGuid():N}";
        string path = $"api/facts/sellers/{seller}/certificates";
        object Certificate(string until = "2027-06-01T00:00:00Z", long limit = 100_000, long deductible = 0, string currency = "USD", string insurer = "Harbour Mutual") =>
            new { id = $"c-{seller}", insurer, validFrom = "2026-06-01T00:00:00Z", validUntil = until, limitMinor = limit, deductibleMinor = deductible, currency };
        (await api.Backend(HttpMethod.Post, path, Certificate())).IsProblem(404, "SELLER_UNKNOWN");
        await api.Backend(HttpMethod.Post, $"api/facts/sellers/{seller}", new { email = "s@example.com" });
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, path, Certificate())).Status);
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, path, Certificate())).Status);
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, path, Certificate(until: "2027-01-01T00:00:00Z"))).Status);
        InsuranceCertificateRecord kept = await api.Store.Read(db => db.InsuranceCertificates.SingleAsync(c => c.SellerId == seller));
        Assert.Equal((new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), api.Clock.GetUtcNow()), (kept.ValidUntil, kept.ReceivedAt));
        (await api.Backend(HttpMethod.Post, path, Certificate())).IsProblem(409, "CERTIFICATE_DIFFERS", "/id");
        (await api.Backend(HttpMethod.Post, path, Certificate(until: "2027-01-01T00:00:00Z", limit: 200_000))).IsProblem(409, "CERTIFICATE_DIFFERS", "/id");
        (await api.Backend(HttpMethod.Post, path, Certificate(limit: 0))).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/limitMinor");
        (await api.Backend(HttpMethod.Post, path, Certificate(deductible: -1))).IsProblem(422, "AMOUNT_NEGATIVE", "/deductibleMinor");
        (await api.Backend(HttpMethod.Post, path, Certificate(currency: "XXX"))).IsProblem(422, "CURRENCY_UNKNOWN", "/currency");
        (await api.Backend(HttpMethod.Post, path, Certificate(insurer: " "))).IsProblem(422, "INSURER_REQUIRED", "/insurer");
        (await api.Backend(HttpMethod.Post, path, Certificate(until: "2026-06-01T00:00:00Z"))).IsProblem(422, "PERIOD_EMPTY", "/validUntil");
    }

    [Theory]
    [InlineData("carrierLostAt", "PaidByMarketplace")]
    [InlineData("refundedMinor", "MadeGoodElsewhere")]
    [InlineData("Lost", "PaidByMarketplace")]
    [InlineData("return_to_sender", "PaidByMarketplace")]
    [InlineData("Chargeback", "MadeGoodElsewhere")]
    [InlineData("upload", "MadeGoodElsewhere")]
    public async Task A_fact_that_decides_ends_an_open_claim_at_once_whatever_way_it_came(string fact, string outcome)
    {
        ClaimId claim = await api.Claim();
        await api.Idle();
        ClaimRecord filed = await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim));
        Assert.Equal(ClaimStatus.AwaitingSeller, filed.Status);
        DateTimeOffset at = api.Clock.GetUtcNow();
        string line = $"api/facts/orders/{filed.OrderId}/1";
        string id = $"{fact}-{claim}";
        object refund = new { type = "Refund", id, at, orderId = filed.OrderId, line = 1, amountMinor = 8_000 };
        HttpContent file = ApiHost.Raw(System.Text.Json.JsonSerializer.Serialize(refund) + "\n", "application/x-ndjson");
        Reply sent = fact switch
        {
            "carrierLostAt" => await api.Backend(HttpMethod.Post, line, new { carrierLostAt = at }),
            "refundedMinor" => await api.Backend(HttpMethod.Post, line, new { refundedMinor = 8_000 }),
            "Chargeback" => await api.Backend(HttpMethod.Post, "api/facts", new { type = "Chargeback", id, at, orderId = filed.OrderId, line = 1 }),
            "upload" => await api.Send(HttpMethod.Post, $"api/facts/uploads/{claim}", file, null, api.BackendKey),
            _ => await api.Backend(HttpMethod.Post, "api/facts", new { type = "Scan", id, at, orderId = filed.OrderId, line = 1, scan = fact }),
        };
        Assert.Equal(200, sent.Status);
        await api.Idle();
        Assert.Equal(outcome, (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
    }

    [Fact]
    public async Task What_a_buyer_pays_back_is_booked_and_no_more_than_was_paid()
    {
        ClaimId claim = await api.Claim();
        ClaimRecord filed = await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim));
        await api.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == filed.SellerId)).HasPaymentMethod = false);
        (await Repays(1)).IsProblem(422, "MORE_THAN_PAID", "/amountMinor");
        await api.Pass(TimeSpan.FromHours(73));
        (await Repays(8_001)).IsProblem(422, "MORE_THAN_PAID", "/amountMinor");
        (await Repays(0)).IsProblem(422, "AMOUNT_NOT_POSITIVE", "/amountMinor");
        Assert.Equal(200, (await Repays(3_000)).Status);
        Assert.Equal(3_000, (await api.Store.Read(db => db.Debts.SingleAsync(d => d.ClaimId == claim))).RecoveredMinor);
        Assert.False((await Repays(3_000)).Json.GetProperty("applied").GetBoolean());

        Task<Reply> Repays(long amountMinor)
        {
            object body = new { type = "Repayment", id = $"back-{claim}", at = filed.FiledAt, orderId = filed.OrderId, line = 1, amountMinor, currency = "USD" };
            return api.Backend(HttpMethod.Post, "api/facts", body);
        }
    }

    [Fact]
    public async Task A_mail_that_came_back_begins_its_window_once_more()
    {
        ClaimId claim = await api.Claim();
        await api.Pass(TimeSpan.FromHours(1));
        string mail = (await api.Store.Read(db => db.Mails.SingleAsync(m => m.ClaimId == claim && m.To == Party.Seller))).Key;
        Reply bounced = await api.Backend(HttpMethod.Post, "api/facts/mail-bounces", new { mail });
        Assert.Equal((200, api.Clock.GetUtcNow().AddHours(72)), (bounced.Status, bounced.Json.GetProperty("windowEndsAt").GetDateTimeOffset()));
        Reply again = await api.Backend(HttpMethod.Post, "api/facts/mail-bounces", new { mail });
        Assert.Equal((200, System.Text.Json.JsonValueKind.Null), (again.Status, again.Json.GetProperty("windowEndsAt").ValueKind));
        (await api.Backend(HttpMethod.Post, "api/facts/mail-bounces", new { mail = "none" })).IsProblem(404, "MAIL_UNKNOWN", "/mail");
        Assert.Equal(401, (await api.Anybody(HttpMethod.Post, "api/facts/mail-bounces", new { mail })).Status);
    }

    [Fact]
    public async Task A_disbursement_is_held_once_and_set_against_the_sellers_debt()
    {
        ClaimId claim = await api.Claim();
        string sellerId = (await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim))).SellerId;
        await api.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == sellerId)).HasPaymentMethod = false);
        await api.Pass(TimeSpan.FromDays(4));
        Assert.Equal(8_000, (await api.Store.Read(db => db.Debts.SingleAsync(d => d.ClaimId == claim))).AmountMinor);

        object body = new { id = $"d-{claim}", sellerId, amountMinor = 3_000, currency = "USD", dueAt = "2027-02-01T00:00:00Z" };
        Assert.Equal(201, (await api.Backend(HttpMethod.Post, "api/facts/disbursements", body)).Status);
        await api.Idle();
        Assert.Equal(2_100, (await api.Store.Read(db => db.Debts.SingleAsync(d => d.ClaimId == claim))).RecoveredMinor);
        (await api.Backend(HttpMethod.Post, "api/facts/disbursements", body)).IsProblem(409, "DISBURSEMENT_KNOWN", "/id");
        Reply list = await api.Backend(HttpMethod.Get, $"api/facts/disbursements?sellerId={sellerId}");
        Assert.Equal(2_100, Assert.Single(list.Json.GetProperty("disbursements").EnumerateArray()).GetProperty("takenMinor").GetInt64());
    }

    [Theory]
    [InlineData("", "s", 1, "USD", "ID_REQUIRED")]
    [InlineData("d", " ", 1, "USD", "ID_REQUIRED")]
    [InlineData("d", "s", 0, "USD", "AMOUNT_NOT_POSITIVE")]
    [InlineData("d", "s", 1, "usd", "CURRENCY_UNKNOWN")]
    public async Task A_wrong_disbursement_is_refused(string id, string sellerId, long amountMinor, string currency, string code) =>
        (await api.Backend(HttpMethod.Post, "api/facts/disbursements", new { id, sellerId, amountMinor, currency, dueAt = "2027-02-01T00:00:00Z" })).IsProblem(422, code);

    private Task<Reply> Import(string csv) => api.Send(HttpMethod.Post, "api/orders/import", ApiHost.Raw(csv, "text/csv"), null, api.BackendKey);
}
