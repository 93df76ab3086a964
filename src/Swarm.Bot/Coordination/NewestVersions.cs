namespace Swarm.Bot.Coordination;

/// <summary>The newest version told of each track: of the last <paramref name="least"/> tracks at least, of twice as many at most. Not safe for threads.</summary>
internal sealed class NewestVersions(int least)
{
    private Dictionary<string, long> _young = new(StringComparer.Ordinal);
    private Dictionary<string, long> _old = new(StringComparer.Ordinal);

    public int Count => _young.Count + _old.Count;

    /// <summary>True where no newer version was told, nor this one; it is told from now on.</summary>
    public bool IsNews(string track, long version)
    {
        if ((_young.TryGetValue(track, out var newest) || _old.TryGetValue(track, out newest)) && newest >= version) return false;
        _young[track] = version;
        if (_young.Count < least) return true;
        (_old, _young) = (_young, new Dictionary<string, long>(StringComparer.Ordinal));
        return true;
    }
}
