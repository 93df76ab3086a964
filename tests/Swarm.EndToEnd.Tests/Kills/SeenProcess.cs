using System.Globalization;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>One process of this machine as <c>/proc</c> shows it. Its start tells it from a later one with the same number.</summary>
public sealed record SeenProcess(int Id, string Start, int Parent, string Line)
{
    public override string ToString() => $"{Id} ({Line})";

    /// <summary>True while it runs; a dead one that nobody has waited for does not.</summary>
    public bool Lives => Read(Id) is { } now && now.Start == Start;

    /// <summary>Ends it, if it is still the same.</summary>
    public void End()
    {
        if (!Lives) return;
        using var process = System.Diagnostics.Process.GetProcessById(Id);
        process.Kill();
    }

    /// <summary>Everything that a process has started and what that has started.</summary>
    public static IReadOnlyList<SeenProcess> Below(int id)
    {
        var children = All().ToLookup(each => each.Parent);
        var below = new List<SeenProcess>();
        var next = new Queue<int>([id]);
        while (next.TryDequeue(out var parent))
        {
            below.AddRange(children[parent]);
            foreach (var child in children[parent]) next.Enqueue(child.Id);
        }

        return below;
    }

    /// <summary>Everything that names the folder in its command line, its environment or its place.</summary>
    public static IReadOnlyList<SeenProcess> At(string folder) =>
        [.. All().Where(each => each.Id != Environment.ProcessId && Names(each, folder))];

    private static IEnumerable<SeenProcess> All() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture))).OfType<SeenProcess>();

    private static bool Names(SeenProcess process, string folder) =>
        process.Line.Contains(folder, StringComparison.Ordinal)
        || Text($"/proc/{process.Id}/environ").Contains(folder, StringComparison.Ordinal)
        || (Place(process.Id)?.StartsWith(folder, StringComparison.Ordinal) ?? false);

    private static SeenProcess? Read(int id)
    {
        var text = Text($"/proc/{id}/stat");
        if (text.Length == 0) return null;
        // The name may hold blanks and brackets; what follows its last bracket is plain.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" ? null : new SeenProcess(id, fields[19], int.Parse(fields[1], CultureInfo.InvariantCulture), Text($"/proc/{id}/cmdline").Replace('\0', ' '));
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? Place(int id)
    {
        try
        {
            return new DirectoryInfo($"/proc/{id}/cwd").LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
