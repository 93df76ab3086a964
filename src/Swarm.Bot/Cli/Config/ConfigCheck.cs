using System.Text;
using Swarm.Bot.Settings;

namespace Swarm.Bot.Cli.Config;

/// <summary>Reads a settings file as the server would and says what it found.</summary>
internal static class ConfigCheck
{
    public static async Task<int> RunAsync(string file, Answer answer, CancellationToken ct)
    {
        if (!(await ReadAsync(file, ct)).Gives(out var text, out var refusal)) return answer.Refuse(refusal);
        var reading = RepositorySettingsReader.Read(text);
        var shown = Answer.Plain(file);
        foreach (var fault in reading.Faults) answer.Line($"{shown}:{fault.Line}:{fault.Column}: {fault.Text} {fault.Fix}");
        if (reading.IsSound) Describe(shown, reading, answer);
        else answer.Line($"{reading.Faults.Length} fault(s): no work starts before they are corrected.");
        answer.Object(ConfigCheckJson.Of(file, reading), CliJson.Default.ConfigCheckJson);
        return reading.IsSound ? ExitCodes.Good : ExitCodes.Faults;
    }

    private static void Describe(string file, SettingsReading reading, Answer answer)
    {
        var found = ConfigCheckJson.SettingsPart.Of(reading.Settings);
        answer.Line($"{file} can be obeyed.");
        answer.Table(null, ["key", "value"],
        [
            ["label", found.Label],
            ["base", found.Base ?? "the default branch"],
            ["autonomy", found.Autonomy],
            ["ceremony", found.Ceremony],
            ["budget", $"${found.TrackUsd:0.00} a track, ${found.DayUsd:0.00} a day, ${found.PersonDayUsd:0.00} a person and day"],
            .. found.Agents.Select(agent => (IReadOnlyList<string>)[$"agent {agent.Role}", agent.Model is null ? agent.Runner : $"{agent.Runner}, {agent.Model}"]),
            ["gates", string.Join(", ", found.Gates)],
        ]);
        if (reading.Settings.Commands is { Build: null, Test: null }) answer.Line("Neither commands.build nor commands.test is set, so nothing measures whether the code works.");
    }

    private static async Task<Outcome<string>> ReadAsync(string file, CancellationToken ct)
    {
        var shown = Answer.Plain(file);
        try
        {
            if (Directory.Exists(file)) return new Refusal($"'{shown}' is a folder.", $"Name the file: swarm config check {shown}/{SettingsFault.File}");
            await using var stream = File.OpenRead(file);
            var bytes = new byte[SettingsText.MostBytes + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Refusal($"There is no file '{shown}'.", "Name it: swarm config check FILE. Without such a file every setting has its default.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"'{shown}' cannot be read: {unreadable.Message}", "Make it readable, or name another file.");
        }
    }
}
