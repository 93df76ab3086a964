using System.Diagnostics;
using Swarm.Testing;
using YamlDotNet.RepresentationModel;

namespace Swarm.Bot.Tests.Deploy;

/// <summary>The files with which the bot is brought onto a machine, and the programs that judge them.</summary>
internal static class Deployed
{
    public static string Dockerfile { get; } = Path.Combine(Real.RepositoryRoot, "Dockerfile");

    public static string PathOf(string name) => Path.Combine(Real.RepositoryRoot, "deploy", name);

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static YamlMappingNode Yaml(string name)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text(name)));
        return stream.Documents.ShouldHaveSingleItem().RootNode.ShouldBeOfType<YamlMappingNode>();
    }

    /// <summary>Runs a program to its end and gives its exit code and all that it said.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(IEnumerable<string> line, CancellationToken ct)
    {
        string[] words = [.. line];
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(120));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
