using Swarm.Bot.Settings;

namespace Swarm.Bot.Cli.Doctor;

/// <summary>The server's settings, as the server reads them.</summary>
internal static class SettingsLook
{
    private static readonly (string Name, string Why, ServerKey[] Keys)[] Groups =
    [
        ("app id", "GitHub knows the bot by it.", [ServerTable.AppId]),
        ("private key", "The bot proves with it who it is.", [ServerTable.PrivateKeyPath]),
        ("webhook secret", "Without it nobody can tell a webhook of GitHub from any other, and all are refused.", [ServerTable.WebhookSecret, ServerTable.WebhookSecretPath]),
        ("model key", "The model gateway adds it; agents never see it.", [ServerTable.ApiKeyPath, ServerTable.ApiKey]),
    ];

    public static IEnumerable<Finding> All(ServerReading reading)
    {
        foreach (var (name, why, keys) in Groups) yield return Group(name, why, keys, reading);
        foreach (var fault in reading.Faults.Where(IsOther)) yield return Other(fault, Verdict.Missing, "The server does not start.");
        foreach (var warning in reading.Warnings.Where(IsOther)) yield return Other(warning, Verdict.Limited, "The server starts all the same.");
    }

    private static Finding Group(string name, string why, ServerKey[] keys, ServerReading reading)
    {
        if (reading.Faults.FirstOrDefault(text => keys.Any(key => Names(text, key))) is { } fault) return new Finding(name, Verdict.Missing, "It is absent or wrong.", why, fault);
        if (reading.Warnings.FirstOrDefault(text => keys.Any(key => Names(text, key))) is { } warning) return new Finding(name, Verdict.Limited, "It is not set.", why, warning);
        return new Finding(name, Verdict.Ok, "It is set and can be used.", why);
    }

    private static Finding Other(string text, Verdict verdict, string why) => new("settings", verdict, "A setting is wrong.", why, text);

    private static bool IsOther(string text) => !Groups.SelectMany(group => group.Keys).Any(key => Names(text, key));

    private static bool Names(string text, ServerKey key) => text.StartsWith(key.Variable + ":", StringComparison.Ordinal);
}
