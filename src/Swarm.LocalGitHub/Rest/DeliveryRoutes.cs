using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Rest;

/// <summary>The app's delivery log, kept three days, and redelivery on request.</summary>
internal static class DeliveryRoutes
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    public static void Map(ApiRoutes routes)
    {
        routes.Get("/app/hook/config", Access.App, call => Answer.Ok(Config(call)));
        routes.Patch("/app/hook/config", Access.App, Configure);
        routes.Get("/app/hook/deliveries", Access.App, List);
        routes.Get("/app/hook/deliveries/{delivery}", Access.App, Get);
        routes.Post("/app/hook/deliveries/{delivery}/attempts", Access.App, Redeliver);
    }

    private static Answer Configure(ApiCall call)
    {
        if (call.Fields.Text("url") is not { } text) return Answer.Ok(Config(call));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) return Answer.Invalid("Hook", "url", "custom", "url is not a valid URL");
        call.Caller.App.WebhookUrl = url;
        return Answer.Ok(Config(call));
    }

    private static JsonObject Config(ApiCall call) => new()
    {
        ["content_type"] = "json",
        ["insecure_ssl"] = "0",
        ["secret"] = "********",
        ["url"] = call.Caller.App.WebhookUrl?.ToString() ?? "",
    };

    private static Answer List(ApiCall call)
    {
        // The cursor is the id below which the next page begins; newest come first.
        var below = call.Query("cursor") is { } cursor ? Cursor(cursor) : long.MaxValue;
        if (below is null) return Answer.Refuse(422, "Invalid cursor");
        if (!IsAsked(call, out var fits)) return Answer.Refuse(422, "Invalid status");
        var size = Paging.Size(call);
        // What is still on its way was not delivered yet, so the log does not have it.
        var page = Own(call).Where(delivery => delivery.Id < below && delivery.Done.IsCompleted && fits(delivery)).Reverse().Take(size + 1).ToList();
        var answer = Answer.Ok(JsonList.Of(page.Take(size), Shape));
        if (page.Count <= size) return answer;
        var next = Paging.Address(call, "cursor", "v1_" + page[size - 1].Id);
        return answer with { Headers = new Dictionary<string, string> { ["Link"] = $"<{next}>; rel=\"next\"" } };
    }

    /// <summary>The filters <c>status</c> (success: 200 to 399, failure: everything else) and <c>redelivery</c>.</summary>
    private static bool IsAsked(ApiCall call, out Func<Delivery, bool> fits)
    {
        var (status, redelivery) = (call.Query("status"), call.Query("redelivery"));
        fits = delivery => (status is null || status == "success" == delivery.IsSuccess) && (redelivery is null || redelivery == "true" == delivery.Redelivery);
        return status is null or "success" or "failure" && redelivery is null or "true" or "false";
    }

    private static long? Cursor(string text) =>
        text.StartsWith("v1_", StringComparison.Ordinal) && long.TryParse(text[3..], out var id) ? id : null;

    private static Answer Get(ApiCall call)
    {
        if (Find(call) is not { } delivery) return Answer.NotFound;
        var shape = Shape(delivery);
        shape["url"] = delivery.App.WebhookUrl?.ToString() ?? "";
        shape["request"] = new JsonObject
        {
            ["headers"] = new JsonObject(Courier.Headers(delivery).Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
            ["payload"] = JsonNode.Parse(delivery.Payload),
        };
        shape["response"] = new JsonObject { ["headers"] = new JsonObject(), ["payload"] = null };
        return Answer.Ok(shape);
    }

    private static Answer Redeliver(ApiCall call)
    {
        if (Find(call) is not { } delivery) return Answer.NotFound;
        call.Hub.Postman.TakeAgain(delivery);
        return new Answer(202, new JsonObject());
    }

    private static IEnumerable<Delivery> Own(ApiCall call)
    {
        var since = call.Hub.World.Now - Kept;
        return call.Hub.World.Deliveries.Where(delivery => delivery.App == call.Caller.App && delivery.CreatedAt >= since);
    }

    private static Delivery? Find(ApiCall call) => Own(call).FirstOrDefault(delivery => delivery.Id == call.Id("delivery"));

    private static JsonObject Shape(Delivery delivery) => new()
    {
        ["id"] = delivery.Id,
        ["guid"] = delivery.Guid.ToString(),
        ["delivered_at"] = Stamp.Of(delivery.CreatedAt),
        ["redelivery"] = delivery.Redelivery,
        ["duration"] = Math.Round(delivery.Seconds, 2),
        ["status"] = delivery.Status,
        ["status_code"] = delivery.StatusCode,
        ["event"] = delivery.Event,
        ["action"] = delivery.Action,
        ["installation_id"] = delivery.InstallationId,
        ["repository_id"] = delivery.RepositoryId,
        ["throttled_at"] = null,
    };
}
