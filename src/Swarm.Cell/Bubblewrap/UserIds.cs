using System.Globalization;

namespace Swarm.Cell;

/// <summary>The user as the cell shows it.</summary>
internal sealed record UserIds(int User, int Group)
{
    private const int Ordinary = 1000;

    /// <summary>
    /// The same numbers inside as outside, so that git does not re-read every file; only root is shown as an ordinary user,
    /// since agents refuse to work unattended as root.
    /// </summary>
    public static UserIds OfThisProcess()
    {
        if (Environment.IsPrivilegedProcess) return new UserIds(Ordinary, Ordinary);
        var status = File.ReadAllLines("/proc/self/status");
        return new UserIds(Effective(status, "Uid:"), Effective(status, "Gid:"));
    }

    private static int Effective(string[] status, string field) => int.Parse(
        status.First(line => line.StartsWith(field, StringComparison.Ordinal)).Split('\t', StringSplitOptions.RemoveEmptyEntries)[2],
        CultureInfo.InvariantCulture);
}
