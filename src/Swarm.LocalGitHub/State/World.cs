namespace Swarm.LocalGitHub.State;

/// <summary>
/// All state of the server. Invariant: it is read and changed only while <see cref="EnterAsync"/> or <see cref="Enter"/>
/// is held, so every deed and the webhooks it queues form one step that no other request can split.
/// </summary>
internal sealed class World(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _lastId = 100_000;

    public Dictionary<string, Account> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<AppEntry> Apps { get; } = [];
    public List<Installation> Installations { get; } = [];
    public List<Repository> Repositories { get; } = [];
    public List<Delivery> Deliveries { get; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public long NextId() => Interlocked.Increment(ref _lastId);

    public async Task<Entry> EnterAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        return new Entry(_gate);
    }

    public Entry Enter()
    {
        _gate.Wait();
        return new Entry(_gate);
    }

    public Account EnsureAccount(string login)
    {
        if (Accounts.TryGetValue(login, out var known)) return known;
        return Accounts[login] = new Account(NextId(), login, login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User", Now);
    }

    public Repository? FindRepository(string owner, string name) => Repositories.Find(repository =>
        string.Equals(repository.Owner.Login, owner, StringComparison.OrdinalIgnoreCase)
        && string.Equals(repository.Name, name, StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _gate.Dispose();

    /// <summary>The right to touch the world, until disposed.</summary>
    internal readonly struct Entry(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
