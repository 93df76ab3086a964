using Swarm.Bot.Hosting;
using Swarm.Storage;

namespace Swarm.Bot.Receiver;

/// <summary>
/// <c>/health/ready</c>: 200 when news that come now would be taken and stored, else 503 with the reason. A queue that cannot be used
/// is told and stays 200: jobs go on from the store.
/// </summary>
internal static class ReadyEndpoint
{
    public static async Task<IResult> AnswerAsync(NodeSettings settings, TrackStore store, IJobQueue queue, CancellationToken ct)
    {
        if (settings.WebhookSecret is null && !settings.Watch.Polls) return Results.Text("No webhook secret is configured, so every webhook is refused. Set Swarm__GitHub__WebhookSecret.", statusCode: 503);
        try
        {
            await store.PutSettingAsync("health", "written", ct);
            return Results.Text(queue.Trouble is { } trouble ? $"ready\n{trouble}" : "ready");
        }
        catch (StoreUnavailableException e)
        {
            return Results.Text(e.Message, statusCode: 503);
        }
    }
}
