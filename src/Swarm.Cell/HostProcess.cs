namespace Swarm.Cell;

/// <summary>A process of this machine. Numbers are used again: the moment of its start tells it from a later one.</summary>
internal sealed record HostProcess(int Id, int Session, string Start)
{
    /// <summary>True while it is still the same one.</summary>
    public bool Lives => ProcessFigures.Read(Id) is { } figures && Of(figures) == this;

    /// <summary>All that run; none where there is no <c>/proc</c>.</summary>
    public static IEnumerable<HostProcess> All() => ProcessFigures.All().Select(Of);

    /// <summary>True where its environment, as of its start, holds the entry. That of another user's process cannot be read.</summary>
    public bool Carries(string entry)
    {
        try
        {
            return File.ReadAllText($"/proc/{Id}/environ").Split('\0').Contains(entry, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended, or belongs to somebody else.
            return false;
        }
    }

    private static HostProcess Of(ProcessFigures figures) => new(figures.Id, figures.Session, figures.Start);
}
