using Swarm.Bot.Hosting;
using Swarm.Storage;

namespace Swarm.Bot.Receiver;

/// <summary><c>/health/ready</c>: 200 when news that come now would be taken and stored, else 503 with the reason.</summary>
internal static class ReadyEndpoint
{
    public static async Task<IResult> AnswerAsync(NodeSettings settings, TrackStore store, CancellationToken ct)
    {
        if (settings.WebhookSecret is null && !settings.Watch.Polls) return Results.Text("No webhook secret is configured, so every webhook is refused. Set Swarm__GitHub__WebhookSecret.", statusCode: 503);
        try
        {
            await store.PutSettingAsync("health", "written", ct);
            return Results.Text("ready");
        }
        catch (StoreUnavailableException e)
        {
            return Results.Text(e.Message, statusCode: 503);
        }
    }
}
