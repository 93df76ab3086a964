using Microsoft.Extensions.Configuration;
using Swarm.Bot.Cli;
using Swarm.Bot.Settings;

namespace Swarm.Bot.Setup;

/// <summary>What <c>swarm setup</c> stored, as settings below those of the operator.</summary>
internal static class StoredSettings
{
    /// <summary>
    /// Adds what is not set otherwise. A set App id or address that is not the stored App's speaks of another App: then
    /// nothing is added, for its id and a foreign key would not fit together.
    /// </summary>
    public static Outcome<IConfiguration> Under(IConfiguration configuration, string data)
    {
        var folder = new AppFolder(data);
        var (app, refusal) = folder.Look();
        if (refusal is not null) return refusal;
        if (app is null || IsAnother(configuration, app)) return new Outcome<IConfiguration>(configuration, null);
        var stored = new Dictionary<string, string?>
        {
            [Path(ServerTable.AppId)] = $"{app.Id}",
            [Path(ServerTable.GitHubUrl)] = app.GitHub.AbsoluteUri,
            [Path(ServerTable.PrivateKeyPath)] = folder.PrivateKey,
        };
        if (Value(configuration, ServerTable.WebhookSecret) is null && File.Exists(folder.WebhookSecret)) stored[Path(ServerTable.WebhookSecretPath)] = folder.WebhookSecret;
        return new Outcome<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(stored).AddConfiguration(Set(configuration)).Build(), null);
    }

    /// <summary>True where the operator's settings speak of another App than the stored one.</summary>
    public static bool IsAnother(IConfiguration configuration, StoredApp app)
    {
        if (Value(configuration, ServerTable.AppId) is { } id && id != $"{app.Id}" && id != app.ClientId) return true;
        return Value(configuration, ServerTable.GitHubUrl) is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Authority != app.GitHub.Authority);
    }

    // A key set to nothing is a key that is not set.
    private static IConfiguration Set(IConfiguration configuration) => new ConfigurationBuilder()
        .AddInMemoryCollection(configuration.AsEnumerable().Where(each => !string.IsNullOrWhiteSpace(each.Value)))
        .Build();

    private static string Path(ServerKey key) => $"{ServerTable.Section}:{key.Path}";

    private static string? Value(IConfiguration configuration, ServerKey key) => configuration[Path(key)]?.Trim() is { Length: > 0 } text ? text : null;
}
