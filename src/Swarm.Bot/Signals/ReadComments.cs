using System.Collections.Concurrent;

namespace Swarm.Bot.Signals;

/// <summary>
/// Comments that webhooks brought in this life of the node. What was conversation when it was written must not be read again later,
/// when other questions are open.
/// </summary>
public sealed class ReadComments
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<long, bool> _read = new();

    public void Note(long comment)
    {
        // Long before so many have come, the older ones lie behind the mark up to which comments were looked at.
        if (_read.Count >= MostKept) _read.Clear();
        _read[comment] = true;
    }

    public bool Contains(long comment) => _read.ContainsKey(comment);
}
