namespace Swarm.GitHub;

/// <summary>
/// The last answers to GET requests that carried an entity tag, so that an unchanged one costs no rate limit.
/// Bounded in number and size; the longest unused goes first.
/// </summary>
internal sealed class EntityTags
{
    private const int MostAnswers = 500;
    private const int LargestBody = 256 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Audience, string Url), LinkedListNode<((string, string) Key, WireAnswer Answer)>> kept = [];
    private readonly LinkedList<((string, string) Key, WireAnswer Answer)> byUse = [];

    public WireAnswer? Find(string audience, Uri url)
    {
        lock (gate)
        {
            if (!kept.TryGetValue((audience, url.AbsoluteUri), out var node)) return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Keep(string audience, WireAnswer answer)
    {
        if (answer.ETag is null || answer.Body.Length > LargestBody) return;
        var key = (audience, answer.Url.AbsoluteUri);
        lock (gate)
        {
            if (kept.Remove(key, out var old)) byUse.Remove(old);
            kept[key] = byUse.AddFirst((key, answer));
            if (kept.Count > MostAnswers) DropLast();
        }
    }

    private void DropLast()
    {
        kept.Remove(byUse.Last!.Value.Key);
        byUse.RemoveLast();
    }
}
