using System.Globalization;

namespace Swarm.Cell;

/// <summary>What the kernel says of a process in one line (<c>/proc/ID/stat</c>, proc(5)).</summary>
/// <param name="Start">When it began, in the kernel's own steps.</param>
/// <param name="Processor">Of itself and of the children that it has asked after.</param>
/// <param name="Memory">Resident, in bytes.</param>
internal sealed record ProcessFigures(int Id, int Parent, int Session, string Start, TimeSpan Processor, long Memory)
{
    /// <summary>Steps a second in which the kernel tells processor time to programs (USER_HZ), on every processor of today.</summary>
    private const int StepsPerSecond = 100;

    private const int User = 11;
    private const int Resident = 21;

    /// <summary>Null where it is gone, or dead and not yet asked after: such a one does nothing any more.</summary>
    public static ProcessFigures? Read(int id)
    {
        var text = Text(id);
        if (text.Length == 0) return null;
        // "<id> (<name>) <state> <parent> …"; the name may hold anything, brackets too.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        if (fields[0] is "Z" or "X") return null;
        var steps = Enumerable.Range(User, 4).Sum(at => Number(fields[at]));
        return new ProcessFigures(id, (int)Number(fields[1]), (int)Number(fields[3]), fields[19], TimeSpan.FromSeconds((double)steps / StepsPerSecond), Number(fields[Resident]) * Environment.SystemPageSize);
    }

    /// <summary>Of all that run; none where there is no <c>/proc</c>.</summary>
    public static IEnumerable<ProcessFigures> All() =>
        !Directory.Exists("/proc") ? [] : Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<ProcessFigures>();

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    private static string Text(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
