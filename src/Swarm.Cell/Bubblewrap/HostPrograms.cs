namespace Swarm.Cell;

/// <summary>The programs of the host that a confined cell is made of.</summary>
/// <param name="Bwrap">Makes the namespaces.</param>
/// <param name="Socat">The relay inside; only runs with a relay need it.</param>
/// <param name="Prlimit">Sets the limits inside; without it there is only the wall clock.</param>
internal sealed record HostPrograms(string Bwrap, string? Socat, string? Prlimit)
{
    /// <summary>Null when bubblewrap is not installed.</summary>
    public static HostPrograms? Find() => Executables.Find("bwrap") is { } bwrap
        ? new HostPrograms(bwrap, Visible("socat"), Visible("prlimit"))
        : null;

    /// <summary>Only what lies in the system's own folders can be seen from inside.</summary>
    public static string? Visible(string name) =>
        new[] { "/usr/bin/", "/bin/", "/usr/sbin/", "/usr/local/bin/" }.Select(folder => folder + name).FirstOrDefault(File.Exists);
}
