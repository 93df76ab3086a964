using System.ComponentModel;
using System.Diagnostics;

namespace Swarm.Bot.Cli.Setup;

/// <summary>Opens a page in the person's browser, where there is one.</summary>
internal static class Browser
{
    /// <summary>True where something was started that opens it.</summary>
    public static bool Open(Uri page)
    {
        var program = OperatingSystem.IsWindows() ? "explorer.exe" : OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(page.AbsoluteUri);
        try
        {
            using var process = Process.Start(start);
            return process is not null;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException)
        {
            return false;
        }
    }
}
