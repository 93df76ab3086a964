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
}
