using Swarm.GitHub;

namespace Swarm.Bot.Setup.Checks;

/// <summary>Whether webhooks arrive: finds the ping of the registration in GitHub's log, and has it sent again where it did not arrive.</summary>
/// <param name="patience">How long to wait for the log to show a delivery.</param>
internal sealed class DeliveryCheck(GitHubApp app, StoredApp stored, TimeProvider time, TimeSpan patience)
{
    private const string Name = "delivery";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="isNew">True where the App was registered just now, so that no server can listen yet.</param>
    public async Task<SetupCheck> RunAsync(bool isNew, CancellationToken ct)
    {
        // GitHub forgets deliveries after three days; then any other tells as much as the ping.
        var found = await UntilAsync(log => log.FirstOrDefault(each => each.Event == "ping") ?? (log is [var newest, ..] ? newest : null), ct);
        if (found is null) return new SetupCheck(Name, CheckVerdict.Open, "GitHub's log of deliveries is empty.", "Label an issue while swarm serve runs, then run swarm setup again.");
        if (stored.Webhook is null)
            return SetupCheck.Passed(Name, $"GitHub logs deliveries (the {found.Event} of {found.DeliveredAt:u}); without a public address they are fetched.", "Start the server with swarm serve --poll.");
        if (Arrived(found)) return Good(found);
        var again = await AgainAsync(found, ct);
        return Arrived(again) ? Good(again!) : Bad(again ?? found, isNew);
    }

    private async Task<DeliverySummary?> AgainAsync(DeliverySummary lost, CancellationToken ct)
    {
        try
        {
            await app.RedeliverAsync(lost.Id, ct);
        }
        catch (GitHubRefusedException)
        {
            return null;
        }

        return await UntilAsync(log => log.FirstOrDefault(each => each.EventGuid == lost.EventGuid && each.Id != lost.Id && each.StatusCode != 0), ct);
    }

    private async Task<DeliverySummary?> UntilAsync(Func<IReadOnlyList<DeliverySummary>, DeliverySummary?> choose, CancellationToken ct)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            var page = await app.ListDeliveriesAsync(null, ct);
            if (choose(page.Deliveries) is { } found) return found;
            if (time.GetElapsedTime(begun) >= patience) return null;
            await Task.Delay(Pause, time, ct);
        }
    }

    private static bool Arrived(DeliverySummary? delivery) => delivery?.StatusCode is >= 200 and < 300;

    private SetupCheck Good(DeliverySummary delivery) =>
        SetupCheck.Passed(Name, $"GitHub delivered the {delivery.Event} of {delivery.DeliveredAt:u} to {stored.Webhook} and was answered {delivery.StatusCode}.");

    private SetupCheck Bad(DeliverySummary delivery, bool isNew) => new(
        Name,
        isNew ? CheckVerdict.Open : CheckVerdict.Failed,
        $"GitHub sent the {delivery.Event} to {stored.Webhook}; {(delivery.StatusCode is 0 ? "no answer is logged" : $"its log shows status {delivery.StatusCode}")}.",
        "Start swarm serve so that it answers at this address, then run swarm setup again: GitHub is asked to send it once more. Without a public address use swarm serve --poll.");
}
