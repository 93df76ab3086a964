using Microsoft.Extensions.Configuration;
using Swarm.Bot.Settings;

namespace Swarm.Bot.Cli.Doctor;

/// <summary>Looks at everything the server stands on, in the order in which it would fail without it.</summary>
internal sealed class DoctorRun(Answer answer, TimeProvider time)
{
    public async Task<int> RunAsync(string? data, CancellationToken ct)
    {
        if (!ProgramConfiguration.Read(answer.Terminal, data).Gives(out var configuration, out var unreadable)) return answer.Refuse(unreadable);
        var findings = new List<Finding>();
        await foreach (var finding in LookAsync(configuration, data, ct))
        {
            findings.Add(finding);
            answer.Line(finding.ToString());
        }

        var missing = findings.Count(finding => finding.Verdict == Verdict.Missing);
        answer.Line(missing == 0 ? "Nothing that the bot needs is missing." : $"{missing} thing(s) that the bot needs are missing.");
        answer.Object(DoctorJson.Of(findings), CliJson.Default.DoctorJson);
        return missing == 0 ? ExitCodes.Good : ExitCodes.Faults;
    }

    private async IAsyncEnumerable<Finding> LookAsync(IConfiguration configuration, string? data, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return await ProgramLook.GitAsync(ct);
        foreach (var finding in await CellLook.AllAsync(ct)) yield return finding;
        yield return MachineLook.User();
        yield return MachineLook.Limits();
        var reading = ServerSettingsReader.Read(configuration);
        await foreach (var finding in ProgramLook.AgentsAsync(configuration, ct)) yield return finding;
        if (!ProgramConfiguration.DataFolder(answer.Terminal, data).Gives(out var folder, out _)) yield break;
        foreach (var finding in DataLook.All(folder)) yield return finding;
        foreach (var finding in SettingsLook.All(reading)) yield return finding;
        if (reading.Settings is not { } settings) yield break;
        await foreach (var finding in new GitHubLook(settings, time).AllAsync(ct)) yield return finding;
    }
}
