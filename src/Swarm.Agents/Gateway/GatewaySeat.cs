namespace Swarm.Agents.Gateway;

/// <summary>
/// An attempt's place at the gateway: a folder with a socket of its own. Whoever speaks on that socket is the attempt; there is
/// nothing to forge. Disposing it closes the socket, breaks calls under way and settles them.
/// </summary>
public sealed class GatewaySeat : IAsyncDisposable
{
    private readonly SeatServer _server;
    private readonly Action<GatewaySeat> _onClosed;
    private readonly Lock _gate = new();
    private AgentUsage _usage = AgentUsage.None;
    private int _disposed;

    internal GatewaySeat(string key, SeatServer server, Action<GatewaySeat> onClosed)
    {
        Key = key;
        _server = server;
        _onClosed = onClosed;
    }

    /// <summary>Key of the attempt.</summary>
    public string Key { get; }

    /// <summary>The folder that a cell shows; it holds <c>gateway.sock</c> and nothing else.</summary>
    public string Folder => _server.Folder;

    /// <summary>What the calls of this seat cost so far.</summary>
    public AgentUsage Usage
    {
        get
        {
            lock (_gate) return _usage;
        }
    }

    /// <summary>How many calls a money limit refused.</summary>
    public int Refusals { get; private set; }

    /// <summary>Why the last of them was refused; null when none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>True once the provider refused the operator's key.</summary>
    public bool Unauthorized { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _server.DisposeAsync();
        _onClosed(this);
    }

    internal void NoteRefusal(string reason)
    {
        lock (_gate)
        {
            Refusal = reason;
            Refusals++;
        }
    }

    internal void NoteUnauthorized() => Unauthorized = true;

    internal void Note(CallSettlement call)
    {
        lock (_gate)
        {
            _usage = new AgentUsage(
                _usage.InputTokens + call.InputTokens + call.CachedTokens,
                _usage.OutputTokens + call.OutputTokens,
                _usage.CostUsd + call.CostUsd,
                _usage.Calls + 1);
        }
    }
}
