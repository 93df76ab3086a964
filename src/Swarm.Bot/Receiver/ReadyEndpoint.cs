using Swarm.Bot.Hosting;
using Swarm.Storage;

namespace Swarm.Bot.Receiver;

/// <summary>
/// <c>/health/ready</c>: 200 when news that come now would be taken and stored, else 503 with the next step. A queue that cannot be used
/// is told and stays 200: jobs go on from the store. Anybody may ask, so no address and no place is told; the log has them.
/// </summary>
internal sealed class ReadyEndpoint(NodeSettings settings, StoreProof store, IJobQueue queue)
{
    public async Task AnswerAsync(HttpContext context) => await (await AnswerAsync(context.RequestAborted)).ExecuteAsync(context);

    private async Task<IResult> AnswerAsync(CancellationToken ct)
    {
        if (settings.WebhookSecret is null && !settings.Watch.Polls) return Results.Text("No webhook secret is configured, so every webhook is refused. Set Swarm__GitHub__WebhookSecret.", statusCode: 503);
        if (await store.TroubleAsync(ct) is { } next) return Results.Text($"News cannot be stored; the server's log says why. {next}", statusCode: 503);
        return Results.Text(queue.Trouble is null ? "ready" : "ready\nThe queue cannot be used; the server's log says why. Work goes on from the store, a little later.");
    }
}
