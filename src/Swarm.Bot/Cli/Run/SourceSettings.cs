using Swarm.Bot.Settings;
using Swarm.Bot.Work;
using Swarm.Core.Policies;
using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>Reads the settings of the repository before anything starts, so that a fault costs nothing.</summary>
internal static class SourceSettings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Outcome<RepositorySettings>> ReadAsync(SourceRepository source, CancellationToken ct)
    {
        var call = new GitCall("cat-file", "blob", $"{source.Commit}:{Repositories.SettingsPath}") { GitDir = source.GitDir, Timeout = Patience, OutputLimit = SettingsText.MostBytes + 1 };
        var output = await new GitExecutable().RunAsync(call, ct);
        // A repository without the file has the defaults.
        var reading = RepositorySettingsReader.Read(output.ExitCode == 0 || output.Truncated ? output.Text : null);
        return reading.IsSound
            ? reading.Settings
            : new Refusal($"The settings on {source.Branch} cannot be used. {string.Join(" ", reading.Faults)}", "Correct and commit them; swarm config check tells whether they are good.");
    }
}
