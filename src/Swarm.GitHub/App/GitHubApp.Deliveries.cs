namespace Swarm.GitHub;

public sealed partial class GitHubApp
{
    /// <summary>
    /// Webhook deliveries of the last three days, newest first, one page of 100.
    /// <paramref name="cursor"/> null begins; then <see cref="DeliveryPage.NextCursor"/> until that is null.
    /// </summary>
    public async Task<DeliveryPage> ListDeliveriesAsync(string? cursor, CancellationToken cancellationToken)
    {
        var path = "app/hook/deliveries?per_page=100" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
        var page = await rest.GetPageAsync(path, GitHubJson.Default.IReadOnlyListDeliverySummary, cancellationToken);
        return new DeliveryPage(page.Value, page.Next is null ? null : LinkHeader.Parameter(page.Next, "cursor"));
    }

    /// <summary>One delivery with the payload that was sent; null where GitHub no longer has it.</summary>
    public Task<Delivery?> GetDeliveryAsync(long id, CancellationToken cancellationToken) =>
        rest.FindAsync($"app/hook/deliveries/{id}", GitHubJson.Default.Delivery, cancellationToken);

    /// <summary>Asks GitHub to send a delivery again; the new attempt has the same identity.</summary>
    /// <exception cref="GitHubRefusedException">GitHub no longer has it.</exception>
    public async Task RedeliverAsync(long id, CancellationToken cancellationToken)
    {
        // A doubled attempt does no harm: the receiver knows deliveries by their identity.
        Answers.Demand(await rest.AskAgainAsync($"app/hook/deliveries/{id}/attempts", cancellationToken));
    }

    /// <summary>Changes where later webhooks go; their secret stays.</summary>
    public async Task SetWebhookAddressAsync(Uri url, CancellationToken cancellationToken)
    {
        var write = new Write<HookConfig>(HttpMethod.Patch, "app/hook/config", new HookConfig(url), GitHubJson.Default.HookConfig) { CountsAsContent = false };
        Answers.Demand(await rest.WriteAsync(write, cancellationToken));
    }
}
