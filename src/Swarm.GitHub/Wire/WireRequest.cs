namespace Swarm.GitHub;

/// <summary>One request as it will be sent, without credentials.</summary>
internal sealed record WireRequest(HttpMethod Method, Uri Url)
{
    /// <summary>JSON, or null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>True where sending it twice does what sending it once does.</summary>
    public bool Repeatable { get; init; } = true;

    /// <summary>True where it waits for its turn in the write budget.</summary>
    public bool CountsAsContent { get; init; }

    /// <summary>How it waits, where it must.</summary>
    public WriteOrder Order { get; init; } = WriteOrder.Default;
}
