using System.Text;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Files of orders for the tests.</summary>
internal static class Orders
{
    public const string Header =
        "order_id,line,buyer_id,seller_id,product_id,quantity,unit_price,freight,currency,status,estimated_delivery_at,delivered_at,buyer_country,buyer_email,buyer_language,buyer_time_zone,product_title";

    public static string Row(
        string id, string status = "shipped", string estimate = "", string delivered = "", string country = "", string language = "", string zone = "", string title = "Lamp", string? buyer = null) =>
        $"{id},1,{buyer ?? "b-" + id},s-1,p-1,1,12.50,0,USD,{status},{estimate},{delivered},{country},,{language},{zone},{title}";

    public static Task<Reply> Import(ApiHost api, string file, string type = "text/csv") => Import(api, Encoding.UTF8.GetBytes(file), type);

    public static async Task<Reply> Import(ApiHost api, byte[] file, string type = "text/csv")
    {
        ByteArrayContent content = new(file);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await api.Send(HttpMethod.Post, "api/orders/import", content, "", api.BackendKey);
    }

    public static Task<Reply> Rows(ApiHost api, params IEnumerable<string> rows) => Import(api, string.Join('\n', rows.Prepend(Header)) + "\n");

    public static void Refused(Reply reply, int line, string column, string problem)
    {
        (int Line, string Column, string Problem)[] errors = reply.Status == 200
            ? [.. reply.Json.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("line").GetInt32(), e.GetProperty("column").GetString()!, e.GetProperty("problem").GetString()!))]
            : [(line, column, reply.Text("detail"))];
        Assert.True(errors.Any(e => e.Line == line && e.Column == column && e.Problem.Contains(problem, StringComparison.Ordinal)), reply.Body);
    }

    public static int Number(Reply reply, string name) => reply.Json.GetProperty(name).GetInt32();

    public static Task<List<string>> Kept(ApiHost api, string prefix) => api.Store.Read(db => db.OrderLines.Where(o => o.OrderId.StartsWith(prefix)).Select(o => o.OrderId).Order().ToListAsync());
}
