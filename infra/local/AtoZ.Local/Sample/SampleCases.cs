using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Local.Sample;

/// <summary>The claims that a newcomer finds at the first start: every state, five languages.</summary>
internal static class SampleCases
{
    /// <summary>An inquiry that the seller settles: no claim is filed.</summary>
    public static SampleCase Settled { get; } = new(
        "ORDER-1013", "Tea set", "kitchen", 58.00m, "USD", "en", "en", ClaimKind.NotReceived, "The tea set has not come. Could you please look where it is?", TimeSpan.FromDays(6), SellerPlan.Refunds)
    {
        AsksFirst = true,
    };

    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("ORDER-1001", "Desk lamp, brass", "home", 64.90m, "USD", "en", "zh", ClaimKind.NotReceived,
            "The lamp should have come three weeks ago. The tracking page has not changed since it left the warehouse.", TimeSpan.FromHours(20), SellerPlan.Silent),
        new("ORDER-1002", "Wool blanket, dark green", "home", 89.00m, "EUR", "de", "en", ClaimKind.NotAsDescribed,
            "Die Decke ist hellgrau und aus Polyester. Bestellt hatte ich dunkelgrüne Wolle, so stand es im Angebot.", TimeSpan.FromHours(30), SellerPlan.Offers)
        {
            Writes = "Behalten möchte ich die Decke nicht. Haben Sie sie noch in Dunkelgrün? Sie erreichen mich auch unter anna@home.example.",
            WritesBack = "Dark green is sold out until spring, I am sorry. I can send it then, or you decline and we look for another way.",
        },
        new("ORDER-1003", "Espresso machine", "kitchen", 349.00m, "EUR", "es", "de", ClaimKind.Defective,
            "La máquina pierde agua por debajo desde el primer día y ya no calienta.", TimeSpan.FromDays(3), SellerPlan.Contests) { Then = CasePlan.OneVote },
        new("ORDER-1004", "Racing bicycle, carbon", "sports", 2150.00m, "USD", "en", "en", ClaimKind.NotReceived,
            "The bicycle never arrived. The carrier says that it was never handed over to them.", TimeSpan.FromDays(5), SellerPlan.Silent),
        new("ORDER-1005", "Running shoes, size 42", "shoes", 79.90m, "USD", "zh", "zh", ClaimKind.WrongItem,
            "我订的是42码，收到的是39码，颜色也不对。卖家一直没有给我换货。", TimeSpan.FromDays(12), SellerPlan.Pays) { Freight = 6.90m, Tax = 12.75m },
        new("ORDER-1006", "Phone case and charger", "electronics", 189.90m, "BRL", "pt", "pt", ClaimKind.NotReceived,
            "Não chegou nada, e o vendedor parou de responder às minhas mensagens.", TimeSpan.FromDays(14), SellerPlan.Silent) { SellerHasFunds = false, AsksFirst = true },
        new("ORDER-1007", "Oak side table", "furniture", 129.00m, "GBP", "en", "en", ClaimKind.NotAsDescribed,
            "The table is veneered chipboard. The listing said solid oak.", TimeSpan.FromDays(16), SellerPlan.Offers) { Then = CasePlan.Counters, CardIn = "EUR", Rate = "1.1402" },
        new("ORDER-1008", "Silver necklace", "jewellery", 215.00m, "USD", "en", "en", ClaimKind.NotAsDescribed,
            "The necklace is not what I imagined and I would like my money back.", TimeSpan.FromDays(18), SellerPlan.Contests) { Then = CasePlan.ForSeller },
        new("ORDER-1009", "Garden hose, 30 m", "garden", 44.00m, "EUR", "de", "de", ClaimKind.NotReceived,
            "Der Schlauch ist nie angekommen, der Verkäufer meldet sich nicht.", TimeSpan.FromDays(10), SellerPlan.Silent) { Then = CasePlan.Withdraws },
        new("ORDER-1010", "Board game", "toys", 52.00m, "USD", "en", "en", ClaimKind.Lost,
            "The carrier wrote that the parcel was lost in their depot.", TimeSpan.FromDays(9), SellerPlan.Silent) { FulfilledByMarketplace = true, ByGiftCard = 20.00m },
        new("ORDER-1011", "Camera lens 50 mm", "electronics", 480.00m, "USD", "en", "en", ClaimKind.Defective,
            "The focus ring is stuck. It grinds when I turn it and the lens never gets sharp. The filter in the same order is of no use without it.", TimeSpan.FromDays(15), SellerPlan.Contests)
        {
            Then = CasePlan.ForBuyer,
            Also = new AlsoClaimed("Lens filter 52 mm", 38.00m, "Nothing shows a fault of the filter; it fits other lenses too."),
        },
        new("ORDER-1012", "Winter coat", "fashion", 175.00m, "USD", "en", "zh", ClaimKind.NotReceived,
            "The coat did not arrive and winter is nearly over.", TimeSpan.FromDays(54), SellerPlan.Silent) { SellerHasFunds = false },
        new("ORDER-1014", "Advent calendar", "toys", 39.90m, "EUR", "de", "en", ClaimKind.ArrivedLate,
            "Der Kalender kam Tage nach dem zugesagten Termin. Ich behalte ihn, aber nicht zum vollen Preis.", TimeSpan.FromDays(13), SellerPlan.Pays) { Remedy = Remedy.PartRefund },
        new("ORDER-1015", "Porcelain vase", "home", 96.00m, "USD", "en", "pt", ClaimKind.ArrivedDamaged,
            "The vase was in four pieces; the box was crushed on one side, see the photos.", TimeSpan.FromDays(17), SellerPlan.Offers) { Then = CasePlan.ForBuyer },
        new("ORDER-1016", "Bookshelf kit", "furniture", 149.00m, "BRL", "pt", "pt", ClaimKind.PartsMissing,
            "Na caixa faltam os parafusos e uma das prateleiras; sem eles a estante não fica de pé.", TimeSpan.FromDays(11), SellerPlan.Pays) { Remedy = Remedy.PartRefund, Asks = 45.00m },
        new("ORDER-1017", "Hiking boots", "shoes", 132.00m, "EUR", "es", "es", ClaimKind.ReturnRefused,
            "Pedí devolver las botas a los tres días de recibirlas y el vendedor se negó por escrito.", TimeSpan.FromDays(19), SellerPlan.Silent)
        {
            Shows = "Vendedor: No aceptamos devoluciones de calzado.\nCompradora: Las botas están sin usar y las recibí hace tres días.",
        },
        new("ORDER-1019", "Rain jacket, blue, L", "fashion", 118.00m, "GBP", "en", "de", ClaimKind.WrongItem,
            "A red jacket in size S came. I would like to send it back.", TimeSpan.FromDays(6), SellerPlan.TakesBack) { Then = CasePlan.SendsBack, Remedy = Remedy.Return },
        new("ORDER-1018", "Headphones", "electronics", 74.50m, "USD", "zh", "en", ClaimKind.Overcharged,
            "订单金额是74.50美元，但账单上扣了89.50美元。", TimeSpan.FromDays(8), SellerPlan.Pays)
        {
            Asks = 15.00m,
            Shows = "2026: HEADPHONES 89.50 USD",
        },
    ];
}
