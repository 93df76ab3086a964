using System.Collections.Immutable;

namespace Swarm.Bot.Hosting;

/// <summary>How this program is started again as a child: by its own executable, or by <c>dotnet</c> and its assembly.</summary>
internal static class OwnProgram
{
    public static ImmutableArray<string> CommandLine(params ReadOnlySpan<string> arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "swarm.dll");
        // Started through a test runner or a host the process is not ours; the assembly beside us always is.
        return [Swarm.Cell.DotnetRoot.Host is { } root ? Path.Combine(root, "dotnet") : "dotnet", assembly, .. arguments];
    }
}
