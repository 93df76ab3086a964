namespace Swarm.Storage.Tests;

/// <summary>A fresh store per test, and short words for what tests do with it.</summary>
public abstract class StoreTest : IAsyncLifetime
{
    protected const string Track = "7/3/1";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected TestStore Home { get; private set; } = null!;

    protected TrackStore Store => Home.Store;

    protected virtual StoreOptions Options => new();

    public async ValueTask InitializeAsync() => Home = await TestStore.OpenAsync(Options);

    public async ValueTask DisposeAsync()
    {
        await Home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private protected TrackCommit Commit(long expected, int events = 1, string key = Track, long repository = 7) =>
        new(key, expected, new TrackHeader(repository, Issue(key), 1, "Add a greeting", "Execute"),
            [.. Enumerable.Range(1, events).Select(i => new NewEvent("Noted", $$"""{"n":{{expected + i}}}""", Home.Time.GetUtcNow()))]);

    private protected static JobSpec Job(string key, string kind = "agent", int priority = 0, string? slot = null) =>
        new(key, kind, $$"""{"key":"{{key}}"}""", priority, slot);

    private protected async Task<CommitResult.Committed> CommittedAsync(TrackCommit commit) =>
        (await Store.CommitAsync(commit, Ct)).ShouldBeOfType<CommitResult.Committed>();

    private protected Task<ClaimedJob?> ClaimAsync(string node = "a", string incarnation = "1", params SlotLimit[] limits) =>
        Store.ClaimJobAsync(new ClaimRequest(node, incarnation, null, limits), Ct);

    private protected async Task<ClaimedJob> ClaimedAsync(string node = "a", string incarnation = "1") =>
        (await ClaimAsync(node, incarnation)).ShouldNotBeNull();

    private static long Issue(string key) => long.Parse(key.Split('/')[1]);
}
