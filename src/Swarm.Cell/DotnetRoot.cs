using System.Runtime.InteropServices;

namespace Swarm.Cell;

/// <summary>The .NET installation that runs this process; shown in every confined cell.</summary>
public static class DotnetRoot
{
    /// <summary>The folder on the host, or null when this program carries its own runtime.</summary>
    public static string? Host { get; } = Find();

    /// <summary>The folder as a confined cell shows it. Set <c>DOTNET_ROOT</c> to it for programs started by their own executable.</summary>
    public static string? Inside => Host is null || IsSystem ? Host : "/opt/dotnet";

    internal static ReadOnlyMount? Mount => Host is null || IsSystem ? null : new ReadOnlyMount(Host, Inside!);

    private static bool IsSystem => Host!.StartsWith("/usr/", StringComparison.Ordinal);

    private static string? Find()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return File.Exists(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")) ? root : null;
    }
}
