using System.Globalization;

namespace Swarm.Cell;

/// <summary>A process of this machine. Numbers are used again: the moment of its start tells it from a later one.</summary>
internal sealed record HostProcess(int Id, int Session, string Start)
{
    /// <summary>True while it is still the same one.</summary>
    public bool Lives => Read(Id) == this;

    /// <summary>All that run; none where there is no <c>/proc</c>.</summary>
    public static IEnumerable<HostProcess> All() =>
        !Directory.Exists("/proc") ? [] : Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<HostProcess>();

    /// <summary>True where its environment, as of its start, holds the entry. That of another user's process cannot be read.</summary>
    public bool Carries(string entry) => Text("environ").Split('\0').Contains(entry, StringComparer.Ordinal);

    // "<id> (<name>) <state> <parent> <group> <session> …", the start is the 22nd; the name may hold anything, brackets too.
    private static HostProcess? Read(int id)
    {
        var text = Text(id, "stat");
        if (text.Length == 0) return null;
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        // A dead one that nobody has asked after yet does nothing any more.
        return fields[0] is "Z" or "X" ? null : new HostProcess(id, int.Parse(fields[3], CultureInfo.InvariantCulture), fields[19]);
    }

    private string Text(string file) => Text(Id, file);

    private static string Text(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended, or belongs to somebody else.
            return "";
        }
    }
}
